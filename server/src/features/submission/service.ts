import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { scopeFilter, type StaffUser, type User } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import type { Merchant } from '../merchant/service';
import type { PostPhoto } from '../photo/service';

/*
 * What a shop wants to show is kept as it was submitted until somebody has decided. Nothing that is public changes before
 * that: approving applies the content, and sending it back leaves what stands as it was.
 */

export type SubmissionKind = Reply<'submission.queue'>['items'][number]['kind'];

/** A line of what would be shown; `before` is what stands there now, where that differs. */
export interface Fact {
  label: string;
  value: string;
  before: string | null;
}

export interface Submission {
  id: number;
  kind: SubmissionKind;
  subjectId: number;
  merchantId: number;
  townId: number;
  communityId: number;
  submittedBy: number;
  title: string;
  /** JSON, of the form that the kind's Reviewable gave to `submit`. */
  content: string;
  /** JSON of stored photos. */
  photos: string;
  createdAt: number;
}

/** What a kind of submission brings to the review desk; given in app.ts, so that the desk knows no feature. */
export interface Reviewable {
  kind: SubmissionKind;
  /** What staff read of it. */
  facts: (db: Db, submission: Submission, now: number) => Promise<Fact[]>;
  /** Makes it public, in the transaction of the decision. The shop's row is locked. */
  approve: (db: Db, user: StaffUser, submission: Submission, now: number) => Promise<void>;
  /** It was sent back with a reason, or withdrawn by the shop (`user` null). The shop's row is locked. */
  refuse: (
    db: Db,
    user: StaffUser | null,
    submission: Submission,
    answer: string,
    now: number,
  ) => Promise<void>;
}

export interface NewSubmission {
  kind: SubmissionKind;
  subjectId: number;
  /** Its row locked. */
  merchant: Merchant;
  title: string;
  content: object;
  /** As the photo store's `use` gave them. */
  photos: string;
  now: number;
}

/** Hands something to the review desk. Gives its id. MERCHANT_WAITING while an earlier one of the same thing waits. */
export async function submit(db: Db, user: Pick<User, 'id'>, given: NewSubmission): Promise<number> {
  const { kind, subjectId, merchant, title, content, photos, now } = given;
  try {
    const { insertId } = await db.run(
      `INSERT INTO submissions (kind, subject_id, merchant_id, town_id, community_id, submitted_by, title, content, photos,
          waiting, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
      [
        kind,
        subjectId,
        merchant.id,
        merchant.townId,
        merchant.communityId,
        user.id,
        title,
        JSON.stringify(content),
        photos,
        now,
      ],
    );
    return insertId;
  } catch (error) {
    throw isDuplicate(error) ? new Refusal('MERCHANT_WAITING') : error;
  }
}

/** Ids of the photos of a submission, for the photo store's `show`. */
export const photoIdsOf = ({ photos }: Pick<Submission, 'photos'>): string[] =>
  (JSON.parse(photos) as PostPhoto[]).map(({ id }) => id);

/** A shop whose things can be decided: those of one that is suspended or has left wait until it is back. */
export const DECIDABLE = "m.state IN ('applied', 'open', 'paused')";

/** How many submissions wait in a staff member's region. Shops lie in communities: to a grid's staff, none. */
export async function waitingSubmissions(db: Db, user: StaffUser): Promise<number> {
  const { column, id } = scopeFilter(user);
  if (column === 'grid_id') return 0;
  const row = await db.row<{ n: number }>(
    `SELECT COUNT(*) AS n FROM submissions s JOIN merchants m ON m.id = s.merchant_id
      WHERE s.${column} = ? AND s.state = 'pending' AND ${DECIDABLE}`,
    [id],
  );
  return row?.n ?? 0;
}

/** Takes back what waits of one thing; nothing, when nothing waits. What the thing shows is the caller's. */
export async function withdrawWaiting(
  db: Db,
  kind: SubmissionKind,
  subjectId: number,
  now: number,
): Promise<void> {
  await db.run(
    "UPDATE submissions SET state = 'withdrawn', waiting = NULL, decided_at = ? WHERE kind = ? AND subject_id = ? AND waiting = 1",
    [now, kind, subjectId],
  );
}

/** How far the newest submission of one thing is; null when it was never submitted. */
export const latestSubmission = (db: Db, kind: SubmissionKind, subjectId: number) =>
  db.row<{
    id: number;
    state: 'pending' | 'approved' | 'rejected' | 'withdrawn';
    answer: string;
    at: number;
  }>(
    `SELECT id, state, answer, COALESCE(decided_at, created_at) AS at FROM submissions FORCE INDEX (subject)
      WHERE kind = ? AND subject_id = ? ORDER BY id DESC LIMIT 1`,
    [kind, subjectId],
  );
