import type { SubmissionKind } from '@jishan/shared/kinds';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { StaffUser, User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { isDuplicate } from '../../kernel/transaction';
import { countRows } from '../../desk';
import { checkSubmission } from './checked';
import type { Merchant } from '../merchant/merchant';
import type { PostPhoto } from '../../photos';

/*
 * What a shop wants to show is kept as it was submitted until somebody has decided. Nothing that is public changes before
 * that: approving applies the content, and sending it back leaves what stands as it was.
 */

export type { SubmissionKind };

/** A line of what would be shown; `before` is what stands there now, where that differs. */
export interface Fact {
  label: string;
  value: string;
  before: string | null;
  /** A place, to be looked at on a map. */
  spot?: { lat: number; lng: number };
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
  /** What staff read of each of these, by the submission's id; however many there are, in the same number of statements. */
  facts: (db: Db, submissions: readonly Submission[], now: number) => Promise<ReadonlyMap<number, Fact[]>>;
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

/** The `facts` of a kind whose things are read by their ids. */
export const factsOfEach =
  <T extends { id: number }>(
    read: (db: Db, ids: readonly number[]) => Promise<T[]>,
    factsOf: (submission: Submission, subject: T, now: number) => Fact[],
  ): Reviewable['facts'] =>
  async (db, submissions, now) => {
    const subjects = new Map(
      (await read(db, [...new Set(submissions.map(({ subjectId }) => subjectId))])).map((one) => [
        one.id,
        one,
      ]),
    );
    return new Map(
      submissions.map((submission) => {
        const subject = subjects.get(submission.subjectId);
        if (!subject) throw new Error(`${submission.kind} ${submission.subjectId} has gone`);
        return [submission.id, factsOf(submission, subject, now)];
      }),
    );
  };

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
export async function submitForReview(db: Db, user: Pick<User, 'id'>, given: NewSubmission): Promise<number> {
  const { kind, subjectId, merchant, title, content, photos, now } = given;
  try {
    const { insertId } = await db.run(
      sql`INSERT INTO submissions (kind, subject_id, owner_kind, owner_id, town_id, community_id, submitted_by, title, content,
          photos, waiting, created_at)
        VALUES (${kind}, ${subjectId}, 'merchant', ${merchant.id}, ${merchant.townId}, ${merchant.communityId}, ${user.id},
          ${title}, ${JSON.stringify(content)}, ${photos}, 1, ${now})`,
    );
    await checkSubmission(db, merchant, { id: insertId, by: user.id, title, content }, now);
    return insertId;
  } catch (error) {
    throw isDuplicate(error) ? new Refusal('MERCHANT_WAITING') : error;
  }
}

/** Ids of the photos of a submission, for the photo store's `show`. */
export const photoIdsOf = ({ photos }: Pick<Submission, 'photos'>): string[] =>
  (JSON.parse(photos) as PostPhoto[]).map(({ id }) => id);

/** What can be decided: things of a shop that is suspended or has left wait until it is back, but for its application to be. */
export const DECIDABLE = sql`(m.state IN ('applied', 'open', 'paused') OR (m.state = 'left' AND s.kind = 'merchant'))`;

/** Submissions of a region that wait. */
export const waitingSubmissions = countRows({
  from: 'submissions s JOIN merchants m ON m.id = s.merchant_id',
  alias: 's',
  where: () => sql`s.state = 'pending' AND ${DECIDABLE}`,
  inGrids: false,
});

/** Takes back what waits of one thing; nothing, when nothing waits. What the thing shows is the caller's. */
export async function withdrawWaiting(
  db: Db,
  kind: SubmissionKind,
  subjectId: number,
  now: number,
): Promise<void> {
  await db.run(
    sql`UPDATE submissions SET state = 'withdrawn', waiting = NULL, decided_at = ${now} WHERE kind = ${kind} AND subject_id = ${subjectId} AND waiting = 1`,
  );
}

/** How far a submission is, as the shop sees it. */
export interface Latest {
  id: number;
  state: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  answer: string;
  at: number;
}

/** How far the newest submission of each of these things is; what was never submitted is missing. */
export async function latestSubmissions(
  db: Db,
  kind: SubmissionKind,
  subjectIds: readonly number[],
): Promise<Map<number, Latest>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db.rows<Latest & { subjectId: number }>(
    sql`SELECT STRAIGHT_JOIN s.id, s.subject_id AS subjectId, s.state, s.answer, COALESCE(s.decided_at, s.created_at) AS at
      FROM (SELECT MAX(id) AS id FROM submissions FORCE INDEX (subject) WHERE kind = ${kind} AND subject_id IN (${subjectIds}) GROUP BY subject_id) last
        JOIN submissions s ON s.id = last.id`,
  );
  return new Map(rows.map(({ subjectId, ...latest }) => [subjectId, latest]));
}

/** How far the newest submission of one thing is; undefined when it was never submitted. */
export const latestSubmission = async (
  db: Db,
  kind: SubmissionKind,
  subjectId: number,
): Promise<Latest | undefined> => (await latestSubmissions(db, kind, [subjectId])).get(subjectId);
