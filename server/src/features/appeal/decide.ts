import type { Input, Reply } from '@jishan/shared/api';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { covers, type StaffUser } from '../../kernel/identity';
import { deductionOf } from '../adjustment/service';
import { tell } from '../message/service';
import { award, reverseDeduction, reviewersOf, settingsOf } from '../points/service';
import { claimable, lockItem, publish } from '../review/service';
import { asked, HAD_NO_PART } from './parties';
import { APPEAL_COLUMNS, APPEAL_JOIN, type AppealRow } from './views';
import { answers, awardNote, refusals } from './words';

type Decided = Reply<'appeal.decide'>;
type Given = Input<'appeal.decide'>;
type LockedAppeal = AppealRow & { hadNoPart: 0 | 1 };

/** What an upheld appeal brings; `second` when another colleague has to agree first. */
type Outcome = { transferId: number | null; points: number } | 'second';

/** Decides an appeal, once: its row is locked first. What an upheld one brings is posted in the same transaction. */
export async function decideAppeal(db: Db, user: StaffUser, given: Given, now: number): Promise<Decided> {
  const appeal = await lockAppeal(db, user, given.id);
  if (!covers(user, appeal)) throw new Refusal('OUT_OF_SCOPE', 'id');
  if (appeal.state !== 'open') throw refuse('ALREADY_DECIDED', { unit: appeal.unit ?? '同事' }, 'id');
  if (appeal.hadNoPart === 0) throw new Refusal('DECIDE_OTHER', 'id');
  if (appeal.firstDecidedBy === user.id) throw new Refusal('SECOND_NEEDED', 'id');

  if (!given.uphold) {
    await close(db, user, given, null, now);
    await inform(db, appeal, answers.dismissed(given.answer), now);
    return { state: 'dismissed', transferId: null, points: 0 };
  }
  const outcome = await uphold(db, user, appeal, given, now);
  if (outcome === 'second') {
    await db.run('UPDATE appeals SET first_decided_by = ? WHERE id = ?', [user.id, appeal.id]);
    return { state: 'open', transferId: null, points: 0 };
  }
  await close(db, user, given, outcome.transferId, now);
  const text = appeal.kind === 'deduction' ? answers.returned : answers.upheld;
  await inform(db, appeal, text(outcome.points, given.answer), now);
  return { state: 'upheld', ...outcome };
}

async function lockAppeal(db: Db, user: StaffUser, id: number): Promise<LockedAppeal> {
  await db.row('SELECT id FROM appeals WHERE id = ? FOR UPDATE', [id]);
  const appeal = await db.row<LockedAppeal>(
    `SELECT ${APPEAL_COLUMNS}, ${HAD_NO_PART} AS hadNoPart FROM appeals a ${APPEAL_JOIN} WHERE a.id = ?`,
    [...asked(user), id],
  );
  if (!appeal) throw new Refusal('NOT_FOUND', 'id');
  return appeal;
}

async function uphold(
  db: Db,
  user: StaffUser,
  appeal: AppealRow,
  given: Given,
  now: number,
): Promise<Outcome> {
  if (appeal.kind === 'deduction') return giveBack(db, user, appeal, given, now);
  if (appeal.kind === 'missed' && given.ruleCode === null)
    throw new Refusal('BAD_INPUT', 'ruleCode', refusals.ruleNeeded);
  const rule = given.ruleCode === null ? null : await claimable(db, appeal.townId, given.ruleCode);
  if (rule && appeal.firstDecidedBy === null) {
    const settings = await settingsOf(db, appeal.townId, appeal.communityId);
    if (reviewersOf(rule, settings) > 1) return 'second';
  }
  return appeal.kind === 'rejection'
    ? publishAfterAll(db, user, appeal, rule, given, now)
    : awardAfterAll(db, user, appeal, rule, now);
}

/** The post stands as if it had been approved. One that its author has changed since is a new post, reviewed as any. */
async function publishAfterAll(
  db: Db,
  user: StaffUser,
  appeal: AppealRow,
  rule: ScoringRule | null,
  { answer }: Given,
  now: number,
): Promise<Outcome> {
  const item = await lockItem(db, appeal.subjectId);
  if (item.state !== 'rejected') throw new Refusal('REVIEW_CHANGED', 'id');
  const firstReviewerId = appeal.firstDecidedBy;
  const transferId = await publish(db, user, { item, rule, firstReviewerId, note: answer }, now);
  return { transferId, points: rule?.points ?? 0 };
}

/** The deed earns as of the day it was done, without a post. */
async function awardAfterAll(
  db: Db,
  user: StaffUser,
  appeal: AppealRow,
  rule: ScoringRule | null,
  now: number,
): Promise<Outcome> {
  if (!rule) throw new Refusal('BAD_INPUT', 'ruleCode', refusals.ruleNeeded);
  const first = appeal.firstDecidedBy;
  const { transferId } = await award(db, {
    key: `appeal:${appeal.id}`,
    townId: appeal.townId,
    communityId: appeal.communityId,
    residentId: appeal.appellantId,
    rule,
    postId: null,
    unitId: user.scope.id,
    reviewers: first === null ? 1 : 2,
    actorId: first ?? user.id,
    secondActorId: first === null ? null : user.id,
    occurredAt: appeal.occurredAt,
    note: awardNote,
    now,
  });
  return { transferId, points: rule.points };
}

/** What was deducted comes back, and what was still owed of it is forgiven. */
async function giveBack(
  db: Db,
  user: StaffUser,
  appeal: AppealRow,
  { answer }: Given,
  now: number,
): Promise<Outcome> {
  const deduction = await deductionOf(db, appeal.subjectId);
  if (!deduction) throw new Error(`appeal ${appeal.id} has no deduction`);
  const transferId = await reverseDeduction(db, deduction.id, deduction.transferId, {
    key: `appeal:${appeal.id}`,
    townId: appeal.townId,
    communityId: appeal.communityId,
    residentId: appeal.appellantId,
    unitId: user.scope.id,
    actorId: user.id,
    secondActorId: null,
    note: answer,
    now,
  });
  return { transferId, points: deduction.points };
}

async function close(
  db: Db,
  user: StaffUser,
  { id, uphold: isUpheld, answer }: Given,
  transferId: number | null,
  now: number,
): Promise<void> {
  await db.run(
    `UPDATE appeals SET state = ?, decided_by = ?, decided_unit_id = ?, answer = ?, transfer_id = ?, decided_at = ? WHERE id = ?`,
    [isUpheld ? 'upheld' : 'dismissed', user.id, user.scope.id, answer, transferId, now, id],
  );
}

const inform = (db: Db, { id, appellantId }: AppealRow, text: string, now: number) =>
  tell(db, { userId: appellantId, cause: `appeal:${id}`, kind: 'appeal', text, subjectId: id, now });
