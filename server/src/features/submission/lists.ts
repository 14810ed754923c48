import type { Input, Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import { scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { assertWorksAt } from '../merchant/service';
import type { PhotoStore } from '../photo/service';
import type { Reviewables } from './registry';
import { DECIDABLE, type Submission } from './service';

type View = Reply<'submission.decide'>;

export interface SubmissionRow extends Submission {
  merchant: string;
  community: string;
  submitter: string;
  state: View['state'];
  answer: string;
  decidedAt: number | null;
  unit: string | null;
}

export const SELECT_SUBMISSION = `SELECT STRAIGHT_JOIN s.id, s.kind, s.subject_id AS subjectId, s.merchant_id AS merchantId, s.town_id AS townId,
    s.community_id AS communityId, s.submitted_by AS submittedBy, s.title, s.content, s.photos, s.created_at AS createdAt,
    m.name AS merchant, c.name AS community, u.name AS submitter, s.state, s.answer, s.decided_at AS decidedAt, d.unit
  FROM submissions s JOIN merchants m ON m.id = s.merchant_id JOIN regions c FORCE INDEX (PRIMARY) ON c.id = s.community_id
    JOIN users u FORCE INDEX (PRIMARY) ON u.id = s.submitted_by LEFT JOIN regions d FORCE INDEX (PRIMARY) ON d.id = s.decided_unit_id`;

export async function submissionView(
  db: Db,
  photos: PhotoStore,
  reviewables: Reviewables,
  row: SubmissionRow,
  now: number,
): Promise<View> {
  return {
    ...row,
    facts: await reviewables.of(row.kind).facts(db, row, now),
    photos: photos.parse(row.photos).map((photo) => photos.view(photo, false, now)),
    at: row.createdAt,
  };
}

/** What waits in the staff member's region, oldest first. */
export async function submissionQueue(
  db: Db,
  photos: PhotoStore,
  reviewables: Reviewables,
  user: StaffUser,
  input: Input<'submission.queue'>,
  now: number,
): Promise<Reply<'submission.queue'>> {
  const size = pageSize(input.size);
  const { column, id } = scopeFilter(user);
  const [at = 0, after = 0] = input.cursor ? decodeCursor(input.cursor, 2) : [];
  // Shops lie in communities: a grid's staff see those of none.
  if (column === 'grid_id') return { items: [], next: null };
  const rows = await db.rows<SubmissionRow & { works: 0 | 1 }>(
    `${SELECT_SUBMISSION.replace(' FROM submissions s', ', w.id IS NOT NULL AS works FROM submissions s')}
        LEFT JOIN merchant_members w FORCE INDEX (once) ON w.merchant_id = s.merchant_id AND w.user_id = ? AND w.active = 1
      WHERE s.${column} = ? AND s.state = 'pending' AND ${DECIDABLE} AND s.created_at >= ? AND (s.created_at > ? OR s.id > ?)
      ORDER BY s.created_at, s.id LIMIT ?`,
    [user.id, id, at, at, after, size + 1],
  );
  const views = [];
  for (const row of rows)
    views.push({
      ...(await submissionView(db, photos, reviewables, row, now)),
      mayDecide: row.works === 0 && row.submittedBy !== user.id,
    });
  return pageOf(
    views,
    size,
    (view) => view,
    (view) => [view.at, view.id],
  );
}

/** What one of my shops has submitted, newest first. */
export async function ownSubmissions(
  db: Db,
  photos: PhotoStore,
  reviewables: Reviewables,
  user: SettledUser,
  input: Input<'submission.mine'>,
  now: number,
): Promise<Reply<'submission.mine'>> {
  await assertWorksAt(db, input.merchantId, user.id);
  const size = pageSize(input.size);
  const [before = Number.MAX_SAFE_INTEGER] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  const rows = await db.rows<SubmissionRow>(
    `${SELECT_SUBMISSION.replace('FROM submissions s', 'FROM submissions s FORCE INDEX (merchant)')}
      WHERE s.merchant_id = ? AND s.id < ? ORDER BY s.id DESC LIMIT ?`,
    [input.merchantId, before, size + 1],
  );
  const views = [];
  for (const row of rows) views.push(await submissionView(db, photos, reviewables, row, now));
  return pageOf(
    views,
    size,
    (view) => view,
    ({ id }) => [id],
  );
}
