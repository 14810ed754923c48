import type { Input, Reply } from '@jishan/shared/api';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { deductionOf } from '../adjustment/deduction';
import {
  partSql,
  agreed,
  agreementOf,
  decideCase,
  type DeskCase,
  type CaseKind,
  type Outcome,
} from '../../desk';
import type { Message } from '../../inbox';
import { reviewersOf, settingsOf, reverseDeduction, awardPoints } from '../../book';
import { awardTermsOf } from '../review/decide';
import { lockReviewItem } from '../review/review-item';
import { claimableRule, publishPost } from '../review/publish';
import { APPEAL_PARTIES } from './parties';
import { APPEAL_COLUMNS, APPEAL_JOIN, type AppealRow } from './views';
import { answers, awardNote, refusals } from './words';

type Decided = Outcome<Reply<'appeal.decide'>>;
type Given = Input<'appeal.decide'>;
type Appeal = AppealRow & DeskCase & { state: AppealRow['state'] };

/** What an upheld appeal brings. */
interface Upheld {
  transferId: number | null;
  points: number;
}

/** Appeals of residents at the desk. */
const appealKind: CaseKind<Appeal> = {
  kind: 'appeal',
  field: 'id',
  lock: (db, id) => db.row(sql`SELECT id FROM appeals WHERE id = ${id} FOR UPDATE`),
  read: (db, id, circle) =>
    db.row<Appeal>(
      sql`SELECT ${APPEAL_COLUMNS}, ${partSql(circle, APPEAL_PARTIES)} AS part FROM appeals a ${APPEAL_JOIN} WHERE a.id = ${id}`,
    ),
  partCode: ({ firstBy }, { userId }) => (firstBy === userId ? 'SECOND_NEEDED' : 'DECIDE_OTHER'),
  assertOpen: ({ state, unit }) => {
    if (state !== 'open') throw refuse('ALREADY_DECIDED', { unit: unit ?? '同事' }, 'id');
  },
};

/** Decides an appeal, once. What an upheld one brings is posted in the same transaction. */
export const decideAppeal = (
  db: Db,
  user: StaffUser,
  given: Given,
  now: number,
): Promise<Reply<'appeal.decide'>> =>
  decideCase(db, appealKind, user, given.id, now, (appeal) =>
    given.uphold ? uphold(db, user, appeal, given, now) : dismiss(db, user, appeal, given, now),
  );

async function dismiss(db: Db, user: StaffUser, appeal: Appeal, given: Given, now: number): Promise<Decided> {
  await close(db, user, given, null, now);
  return {
    reply: { state: 'dismissed', transferId: null, points: 0 },
    decision: 'dismiss',
    after: 'dismissed',
    note: given.answer,
    messages: [message(appeal, answers.dismissed(given.answer), now)],
  };
}

async function uphold(db: Db, user: StaffUser, appeal: Appeal, given: Given, now: number): Promise<Decided> {
  if (appeal.kind === 'deduction') {
    const back = await giveBack(db, user, appeal, given, now);
    return settle(db, user, appeal, given, null, back, answers.returned(back.points, given.answer), now);
  }
  const rule = await ruleFor(db, appeal, given);
  const agreement = rule && (await agreementTo(db, appeal, rule));
  if (rule && !agreement) return handOn(db, user, appeal, rule, given);
  const firstBy = agreement?.firstBy ?? null;
  const brought =
    appeal.kind === 'rejection'
      ? await publishAfterAll(db, user, appeal, rule, firstBy, given, now)
      : await awardAfterAll(db, user, appeal, rule, firstBy, now);
  return settle(db, user, appeal, given, rule, brought, answers.upheld(brought.points, given.answer), now);
}

async function ruleFor(db: Db, appeal: Appeal, { ruleCode }: Given): Promise<ScoringRule | null> {
  if (ruleCode !== null) return claimableRule(db, appeal.townId, ruleCode);
  if (appeal.kind === 'missed') throw new Refusal('BAD_INPUT', 'ruleCode', refusals.ruleNeeded);
  return null;
}

async function agreementTo(db: Db, appeal: Appeal, rule: ScoringRule) {
  const settings = await settingsOf(db, appeal.townId, appeal.communityId);
  return agreed(agreementOf(appeal), awardTermsOf(rule), reviewersOf(rule, settings));
}

/** The first of two has agreed: the appeal waits on, for somebody else, with what was agreed to in its row. */
async function handOn(
  db: Db,
  user: StaffUser,
  appeal: Appeal,
  rule: ScoringRule,
  { answer }: Given,
): Promise<Decided> {
  if (appeal.kind === 'rejection') await assertStillRejected(db, appeal);
  await db.run(
    sql`UPDATE appeals SET first_decided_by = ${user.id}, first_rule_code = ${rule.code}, first_rule_version = ${rule.version}, first_points = ${rule.points} WHERE id = ${appeal.id}`,
  );
  return {
    reply: { state: 'open', transferId: null, points: 0 },
    decision: 'second',
    after: 'open',
    terms: awardTermsOf(rule),
    note: answer,
    messages: [],
  };
}

async function settle(
  db: Db,
  user: StaffUser,
  appeal: Appeal,
  given: Given,
  rule: ScoringRule | null,
  brought: Upheld,
  text: string,
  now: number,
): Promise<Decided> {
  await close(db, user, given, brought.transferId, now);
  return {
    reply: { state: 'upheld', ...brought },
    decision: 'uphold',
    after: 'upheld',
    terms: rule && awardTermsOf(rule),
    note: given.answer,
    messages: [message(appeal, text, now)],
  };
}

/** A post that its author has changed since is a new post, reviewed as any. */
async function assertStillRejected(db: Db, { subjectId }: AppealRow) {
  const item = await lockReviewItem(db, subjectId);
  if (item.state !== 'rejected') throw new Refusal('REVIEW_CHANGED', 'id');
  return item;
}

/** The post stands as if it had been approved. */
async function publishAfterAll(
  db: Db,
  user: StaffUser,
  appeal: AppealRow,
  rule: ScoringRule | null,
  firstReviewerId: number | null,
  { answer }: Given,
  now: number,
): Promise<Upheld> {
  const item = await assertStillRejected(db, appeal);
  const awarded = await publishPost(db, user, { item, rule, firstReviewerId, note: answer }, now);
  return { transferId: awarded?.transferId ?? null, points: rule?.points ?? 0 };
}

/** The deed earns as of the day it was done, without a post. */
async function awardAfterAll(
  db: Db,
  user: StaffUser,
  appeal: AppealRow,
  rule: ScoringRule | null,
  firstBy: number | null,
  now: number,
): Promise<Upheld> {
  if (!rule) throw new Refusal('BAD_INPUT', 'ruleCode', refusals.ruleNeeded);
  const { transferId } = await awardPoints(db, {
    key: `appeal:${appeal.id}`,
    townId: appeal.townId,
    communityId: appeal.communityId,
    residentId: appeal.appellantId,
    rule,
    postId: null,
    unitId: user.scope.id,
    reviewers: firstBy === null ? 1 : 2,
    actorId: firstBy ?? user.id,
    secondActorId: firstBy === null ? null : user.id,
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
): Promise<Upheld> {
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
    sql`UPDATE appeals SET state = ${isUpheld ? 'upheld' : 'dismissed'}, decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, answer = ${answer}, transfer_id = ${transferId}, decided_at = ${now} WHERE id = ${id}`,
  );
}

const message = ({ id, appellantId }: AppealRow, text: string, now: number): Message => ({
  userId: appellantId,
  cause: `appeal:${id}`,
  kind: 'appeal',
  text,
  subjectId: id,
  now,
});
