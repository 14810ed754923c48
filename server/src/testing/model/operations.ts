import { HOUR } from '@jishan/shared/calendar';
import { payBonus, payCompensation, deductPoints, grantToPool } from '../../book/adjust';
import { lockResident } from '../../book/accounts';
import { awardPoints, type Award } from '../../book/award';
import { readHold, releaseHold } from '../../book/holds';
import { expiresAt } from '../../book/settings';
import { CASES } from './cases';
import { awarded, closing, lately, placeAfterLast, settingsAt, type Operation, type Turn } from './operation';
import { Disagreement } from './reference';
import { SPENDINGS } from './spendings';
import { sql } from '../../kernel/sql';

const awarding: Operation = async (db, turn) => {
  const { world, shared, random, now } = turn;
  if (shared.awards.length && random.below(8) === 0) return awardingAgain(db, turn);
  const resident = random.pick(world.residents);
  const rule = random.pick(world.rules);
  const given: Award = {
    key: `model:${++shared.serial}`,
    townId: world.townId,
    communityId: resident.communityId,
    residentId: resident.id,
    rule,
    postId: null,
    unitId: resident.communityId,
    reviewers: 1,
    occurredAt: now - random.below(30) * HOUR,
    now,
  };
  const { transferId } = await awardPoints(db, given);
  const ack = await awarded(db, turn, resident, given, transferId);
  return {
    ...ack,
    seen: () => {
      ack.seen();
      shared.awards.push({ given, transferId });
    },
  };
};

/** A request sent again gives the first transfer; with the same key but other input it is refused. */
const awardingAgain: Operation = async (db, { shared, random, now }) => {
  const { given, transferId } = random.pick(shared.awards.slice(-200));
  if (random.below(3) === 0) {
    await awardPoints(db, { ...given, occurredAt: given.occurredAt - 1, now });
    throw new Disagreement(`key ${given.key} was taken for other input`);
  }
  const again = await awardPoints(db, { ...given, now });
  if (again.transferId !== transferId) throw new Disagreement(`key ${given.key} made two transfers`);
  return null;
};

const releasing: Operation = async (db, { world, shared, random, now }) => {
  const id = lately(shared.notices, random);
  if (id === null) return null;
  const hold = await readHold(db, id);
  if (hold.dueAt > now || !(await releaseHold(db, hold, now))) return null;
  const { transferId } = await closing(db, id);
  const resident = { id: hold.residentId, communityId: hold.communityId };
  const end = expiresAt(now, settingsAt(world, resident));
  return { order: transferId, tell: (reference) => reference.release(id, transferId, end) };
};

const deducting: Operation = async (db, turn) => {
  const { residentId, resident, given } = adjustment(turn, 1 + turn.random.below(40));
  const caseId = ++turn.shared.serial;
  const transferId = await deductPoints(db, caseId, given);
  const order = transferId ?? (await placeAfterLast(db, residentId));
  return {
    order,
    seen: () => turn.shared.deductions.push({ caseId, transferId, resident }),
    tell: (reference) => reference.deduct(residentId, caseId, given.points),
  };
};

const compensating: Operation = async (db, turn) => {
  const { residentId, given, resident } = adjustment(turn, 1 + turn.random.below(20));
  const transferId = await payCompensation(db, 'compensate', given);
  const line = await db.row<{ householdId: number | null }>(
    sql`SELECT household_id AS householdId FROM transfers WHERE id = ${transferId}`,
  );
  const end = expiresAt(given.now, settingsAt(turn.world, resident));
  return {
    order: transferId,
    tell: (reference) =>
      reference.give(residentId, given.points, transferId, end, given.now, line?.householdId ?? null),
  };
};

const giving: Operation = async (db, turn) => {
  const { residentId, given, resident } = adjustment(turn, 1 + turn.random.below(10));
  if (turn.random.below(40) === 0) {
    await grantToPool(db, { ...given, key: `grant:${++turn.shared.serial}`, points: 200 });
    return null;
  }
  const transferId = await payBonus(db, given);
  const end = expiresAt(given.now, settingsAt(turn.world, resident));
  return {
    order: transferId,
    tell: (reference) => reference.give(residentId, given.points, transferId, end, null, null),
  };
};

const moving: Operation = async (db, { world, random }) => {
  const { id } = random.pick(world.residents);
  const household = random.below(3) ? random.pick(world.households) : null;
  await lockResident(db, id, world.townId);
  await db.run(sql`UPDATE users SET household_id = ${household} WHERE id = ${id}`);
  return null;
};

function adjustment({ world, shared, random, now }: Turn, points: number) {
  const resident = random.pick(world.residents);
  const given = {
    key: `adjust:${++shared.serial}`,
    townId: world.townId,
    communityId: resident.communityId,
    residentId: resident.id,
    points,
    unitId: resident.communityId,
    actorId: 1,
    secondActorId: 2,
    note: '',
    now,
  };
  return { resident, residentId: resident.id, given };
}

/** Each as often as it stands here. */
export const OPERATIONS: readonly Operation[] = [
  awarding,
  awarding,
  awarding,
  awarding,
  awarding,
  awarding,
  releasing,
  releasing,
  releasing,
  releasing,
  ...SPENDINGS,
  ...CASES,
  deducting,
  compensating,
  giving,
  moving,
];
