import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { covers, type SettledUser, type StaffUser } from '../../kernel/identity';
import { assertState, assertWorksAt, lockMerchant, roleAt, type Merchant } from '../merchant/service';
import { tell } from '../message/service';
import { SELECT_SUBMISSION, type SubmissionRow } from './lists';
import type { Reviewables } from './registry';
import { words } from './words';

const APPLYING = ['applied', 'left'] as const;
const IN_BUSINESS = ['open', 'paused'] as const;

/** The submission and its shop, both locked: whoever decides next waits here and then sees the decision. */
async function lockSubmission(db: Db, id: number): Promise<{ submission: SubmissionRow; shop: Merchant }> {
  await db.row('SELECT id FROM submissions WHERE id = ? FOR UPDATE', [id]);
  const row = await db.row<SubmissionRow>(`${SELECT_SUBMISSION} WHERE s.id = ?`, [id]);
  if (!row) throw new Refusal('NOT_FOUND', 'submissionId');
  return { submission: row, shop: await lockMerchant(db, row.merchantId) };
}

/** Shows what was submitted, or sends it back with a reason; the submitter is told. Nobody decides for their own shop. */
export async function decide(
  db: Db,
  reviewables: Reviewables,
  user: StaffUser,
  { submissionId, approve, answer }: Input<'submission.decide'>,
  now: number,
): Promise<SubmissionRow> {
  const { submission, shop } = await lockSubmission(db, submissionId);
  const { kind, title, merchantId, submittedBy } = submission;
  if (!covers(user, { ...submission, gridId: null })) throw new Refusal('OUT_OF_SCOPE', 'submissionId');
  if (submittedBy === user.id || (await roleAt(db, merchantId, user.id)))
    throw new Refusal('SUBMISSION_OWN_SHOP', 'submissionId');
  if (submission.state === 'withdrawn') throw new Refusal('NOT_FOUND', 'submissionId');
  if (submission.state !== 'pending')
    throw refuse('ALREADY_DECIDED', { unit: submission.unit ?? '' }, 'submissionId');
  if (!approve && answer === '') throw new Refusal('ANSWER_NEEDED', 'answer');
  // What a suspended shop wants to show can be sent back, not shown.
  if (approve) assertState(shop, ...(kind === 'merchant' ? APPLYING : IN_BUSINESS));
  const reviewable = reviewables.of(kind);
  await db.run(
    'UPDATE submissions SET state = ?, waiting = NULL, decided_by = ?, decided_unit_id = ?, answer = ?, decided_at = ? WHERE id = ?',
    [approve ? 'approved' : 'rejected', user.id, user.scope.id, answer, now, submissionId],
  );
  if (approve) await reviewable.approve(db, user, submission, now);
  else await reviewable.refuse(db, user, submission, answer, now);
  await tell(db, {
    userId: submittedBy,
    cause: `submission:${submissionId}`,
    kind: 'shop',
    text: approve ? words.approved(kind, title) : words.rejected(kind, title, answer),
    subjectId: merchantId,
    now,
  });
  const after = await db.row<SubmissionRow>(`${SELECT_SUBMISSION} WHERE s.id = ?`, [submissionId]);
  if (!after) throw new Error(`submission ${submissionId} has gone`);
  return after;
}

/** The shop takes back what waits; doing it twice changes nothing. */
export async function withdraw(
  db: Db,
  reviewables: Reviewables,
  user: SettledUser,
  submissionId: number,
  now: number,
): Promise<void> {
  const { submission } = await lockSubmission(db, submissionId);
  await assertWorksAt(db, submission.merchantId, user.id);
  if (submission.state === 'withdrawn') return;
  if (submission.state !== 'pending')
    throw refuse('ALREADY_DECIDED', { unit: submission.unit ?? '' }, 'submissionId');
  await db.run("UPDATE submissions SET state = 'withdrawn', waiting = NULL, decided_at = ? WHERE id = ?", [
    now,
    submissionId,
  ]);
  await reviewables.of(submission.kind).refuse(db, null, submission, '', now);
}
