import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { empty, raw, sql, type Sql } from '../../kernel/sql';
import { type DeskCase, circleOf, partSql, type Circle, type PartyColumns } from '../../desk';
import { foundOfEach } from '../../safety';
import { assertWorksAt } from '../merchant/shop-access';
import type { PhotoStore } from '../../photos';
import type { Reviewables } from './reviewables';
import { DECIDABLE, type Fact, photoIdsOf, type Submission } from './submission';

type View = Reply<'submission.decide'>;

/** A submission as a joined row gives it, and as it stands to one reader. */
export interface SubmissionRow extends Submission, DeskCase {
  merchant: string;
  community: string;
  submitter: string;
  state: View['state'];
  answer: string;
  decidedAt: number | null;
  unit: string | null;
}

/** Of submissions as `s`: who sent it, and whose shop it is. */
const SUBMISSION_PARTIES = { people: ['s.submitted_by'], shops: ['s.merchant_id'] } satisfies PartyColumns;

/** What stands before the WHERE; without a circle nobody has a part. `index`: the one to go by. */
function selectSubmission(circle: Circle | null, index?: string): Sql {
  const part = circle ? partSql(circle, SUBMISSION_PARTIES) : raw(0);
  const by = index ? sql`FORCE INDEX (${raw(index)})` : empty;
  return sql`SELECT STRAIGHT_JOIN ${SUBMISSION_COLUMNS}, ${part} AS part FROM submissions s ${by} ${SUBMISSION_JOINS}`;
}

/** What of it was looked at by the machine. */
export const checkedOf = (submission: Pick<Submission, 'id' | 'photos'>) => ({
  ...{ kind: 'submission', subjectId: submission.id, photoIds: photoIdsOf(submission) },
});

/** One submission, as it stands to one reader. */
export function findSubmission(
  db: Db,
  id: number,
  circle: Circle | null,
): Promise<SubmissionRow | undefined> {
  return db.row<SubmissionRow>(sql`${selectSubmission(circle)} WHERE s.id = ${id}`);
}

// Shops lie in communities, in no grid.
const SUBMISSION_COLUMNS = sql`s.id, s.kind, s.subject_id AS subjectId, s.merchant_id AS merchantId, s.town_id AS townId,
    s.community_id AS communityId, NULL AS gridId, s.submitted_by AS submittedBy, s.title, s.content, s.photos, s.created_at AS createdAt,
    m.name AS merchant, c.name AS community, u.name AS submitter, s.state, s.answer, s.decided_at AS decidedAt, d.unit`;
const SUBMISSION_JOINS = sql`JOIN merchants m ON m.id = s.merchant_id JOIN regions c FORCE INDEX (PRIMARY) ON c.id = s.community_id
    JOIN users u FORCE INDEX (PRIMARY) ON u.id = s.submitted_by LEFT JOIN regions d FORCE INDEX (PRIMARY) ON d.id = s.decided_unit_id`;

/** Rows as the contract's submissions, each with what staff read of it. */
export async function submissionViews<R extends SubmissionRow>(
  db: Db,
  photos: PhotoStore,
  reviewables: Reviewables,
  rows: readonly R[],
  now: number,
): Promise<{ row: R; view: View }[]> {
  const facts = new Map<number, Fact[]>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ofKind = rows.filter((row) => row.kind === kind);
    for (const [id, lines] of await reviewables.of(kind).facts(db, ofKind, now)) facts.set(id, lines);
  }
  return rows.map((row) => ({
    row,
    view: {
      ...row,
      facts: facts.get(row.id) ?? [],
      photos: photos.parse(row.photos).map((photo) => photos.view(photo, false, now)),
      at: row.createdAt,
    },
  }));
}

/** One of them. */
export async function submissionView(
  db: Db,
  photos: PhotoStore,
  reviewables: Reviewables,
  row: SubmissionRow,
  now: number,
): Promise<View> {
  const [one] = await submissionViews(db, photos, reviewables, [row], now);
  if (!one) throw new Error(`submission ${row.id} has no view`);
  return one.view;
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
  const { column, id } = scopeFilter(user);
  const page = keyset(input, { by: ['s.created_at', 's.id'] });
  // Shops lie in communities: a grid's staff see those of none.
  if (column === 'grid_id') return { items: [], next: null };
  const select = selectSubmission(await circleOf(db, user.id, now));
  const rows = await db.rows<SubmissionRow>(
    sql`${select} WHERE s.${raw(column)} = ${id} AND s.state = 'pending' AND ${DECIDABLE} AND ${page.after} ${page.inOrder}`,
  );
  const found = await foundOfEach(db, 'submission', rows.map(checkedOf));
  return page.of(
    await submissionViews(db, photos, reviewables, rows, now),
    ({ row, view }) => {
      const { lines: checks = [], risky = false } = found.get(row.id) ?? {};
      return { ...view, mayDecide: row.part === 0, checks, risky };
    },
    ({ row }) => [row.createdAt, row.id],
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
  const page = keyset(input, { by: ['s.id'], desc: true });
  const rows = await db.rows<SubmissionRow>(
    sql`${selectSubmission(null, 'merchant')} WHERE s.merchant_id = ${input.merchantId} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    await submissionViews(db, photos, reviewables, rows, now),
    ({ view }) => view,
    ({ row }) => [row.id],
  );
}
