import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { SettledUser, StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { type Circle, decideCase, type CaseKind } from '../../desk';
import { assertState, lockMerchant, readMerchant, roleAt } from '../merchant/shop-access';
import { settleByReview } from '../../safety';
import { checkedOf, findSubmission, type SubmissionRow } from './lists';
import type { Reviewables } from './reviewables';
import { words } from './words';

const APPLYING = ['applied', 'left'] as const;
const IN_BUSINESS = ['open', 'paused'] as const;

/** The submission and its shop are both locked: whoever decides next waits here and then sees the decision. */
async function lockSubmission(db: Db, id: number): Promise<void> {
  await db.row(sql`SELECT id FROM submissions WHERE id = ${id} FOR UPDATE`);
  const found = await db.row<{ merchantId: number }>(
    sql`SELECT merchant_id AS merchantId FROM submissions WHERE id = ${id}`,
  );
  if (found) await lockMerchant(db, found.merchantId);
}

/** What shops want to show, at the desk. */
const submissionKind: CaseKind<SubmissionRow> = {
  kind: 'submission',
  field: 'submissionId',
  lock: lockSubmission,
  read: async (db, id, circle) => {
    const row = await findSubmission(db, id, circle);
    // What its shop has taken back is not there for staff.
    return row?.state === 'withdrawn' ? undefined : row;
  },
  partCode: ({ merchantId, submittedBy }, { userId, shops }) =>
    submittedBy === userId || shops.includes(merchantId) ? 'SUBMISSION_OWN_SHOP' : 'DECIDE_OTHER',
  assertOpen: ({ state, unit }) => {
    if (state !== 'pending') throw refuse('ALREADY_DECIDED', { unit: unit ?? '' }, 'submissionId');
  },
};

/** Shows what was submitted, or sends it back with a reason; the submitter is told. Nobody decides for their own shop. */
export const decideSubmission = (
  db: Db,
  reviewables: Reviewables,
  user: StaffUser,
  { submissionId, approve, answer, riskSeen = false }: Input<'submission.decide'>,
  now: number,
): Promise<SubmissionRow> =>
  decideCase(db, submissionKind, user, submissionId, now, async (submission, circle) => {
    const { kind, title, merchantId, submittedBy } = submission;
    if (!approve && answer === '') throw new Refusal('ANSWER_NEEDED', 'answer');
    // What a suspended shop wants to show can be sent back, not shown.
    if (approve)
      assertState(await readMerchant(db, merchantId), ...(kind === 'merchant' ? APPLYING : IN_BUSINESS));
    if (approve) await settleByReview(db, checkedOf(submission), riskSeen, 'submissionId', now);
    const reviewable = reviewables.of(kind);
    const after = approve ? 'approved' : 'rejected';
    await db.run(
      sql`UPDATE submissions SET state = ${after}, waiting = NULL, decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, answer = ${answer}, decided_at = ${now} WHERE id = ${submissionId}`,
    );
    if (approve) await reviewable.approve(db, user, submission, now);
    else await reviewable.refuse(db, user, submission, answer, now);
    return {
      reply: await readDecided(db, submissionId, circle),
      decision: approve ? 'approve' : 'reject',
      after,
      note: answer,
      messages: [
        {
          userId: submittedBy,
          cause: `submission:${submissionId}`,
          kind: 'shop',
          text: approve ? words.approved(kind, title) : words.rejected(kind, title, answer),
          subjectId: merchantId,
          now,
        },
      ],
    };
  });

async function readDecided(db: Db, id: number, circle: Circle): Promise<SubmissionRow> {
  const after = await findSubmission(db, id, circle);
  if (!after) throw new Error(`submission ${id} has gone`);
  return after;
}

/** The owner takes back what waits; doing it twice changes nothing. To who does not work there it is not there. */
export async function withdrawSubmission(
  db: Db,
  reviewables: Reviewables,
  user: SettledUser,
  submissionId: number,
  now: number,
): Promise<void> {
  await lockSubmission(db, submissionId);
  const submission = await findSubmission(db, submissionId, null);
  const role = submission ? await roleAt(db, submission.merchantId, user.id) : null;
  if (!submission || !role) throw new Refusal('NOT_FOUND', 'submissionId');
  // Who may submit it may take it back: news are anybody's who works there, all else is the owner's.
  if (role !== 'owner' && submission.submittedBy !== user.id) throw new Refusal('MERCHANT_OWNER_ONLY');
  if (submission.state === 'withdrawn') return;
  if (submission.state !== 'pending')
    throw refuse('ALREADY_DECIDED', { unit: submission.unit ?? '' }, 'submissionId');
  await db.run(
    sql`UPDATE submissions SET state = 'withdrawn', waiting = NULL, decided_at = ${now} WHERE id = ${submissionId}`,
  );
  await reviewables.of(submission.kind).refuse(db, null, submission, '', now);
}
