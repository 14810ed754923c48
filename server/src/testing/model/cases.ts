import { DAY } from '@jishan/shared/calendar';
import { decideAppeal } from '../../deeds/appeal/decide';
import { fileAppeal } from '../../deeds/appeal/create';
import { decideObjection } from '../../deeds/notice/decide';
import { fileObjection } from '../../deeds/notice/objecting';
import { reverseDeduction } from '../../book/adjust';
import { readHold } from '../../book/holds';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { awarded, closing, lately, placeAfterLast, settingsAt, type Operation } from './operation';
import { expiresAt } from '../../book/settings';
import type { Resident, World } from './world';

/* Objections to awards in notice, appeals for awards that were missed, and deductions that are taken back. */

const userOf = ({ townId }: World, { id, communityId }: Resident): SettledUser => ({
  ...{ id, townId, communityId, gridId: null, scope: null },
  ...{ name: `居民${id}`, avatar: 'lotus', role: 'resident', ranked: true, blocks: [] },
});

const objecting: Operation = async (db, { world, shared, random, now }) => {
  const holdId = lately(shared.notices, random);
  if (holdId === null) return null;
  const hold = await readHold(db, holdId);
  const neighbours = world.residents.filter(
    ({ id, communityId }) => communityId === hold.communityId && id !== hold.residentId,
  );
  const objector = userOf(world, random.pick(neighbours));
  const { id } = await fileObjection(db, objector, { transferId: hold.openedBy, reason: '没看见' }, now);
  // The hold's row is ours until the commit: nothing of this hold is written between.
  return {
    order: await placeAfterLast(db, hold.residentId),
    seen: () => shared.objections.push(id),
    tell: (reference) => reference.object(holdId),
  };
};

const decidingObjection: Operation = async (db, { world, shared, random, now }) => {
  const id = lately(shared.objections, random);
  if (id === null) return null;
  const row = await db.row<{ holdId: number }>(
    sql`SELECT hold_id AS holdId FROM objections WHERE id = ${id}`,
  );
  const { residentId, id: holdId } = await readHold(db, row?.holdId ?? 0);
  const uphold = random.below(3) === 0;
  await decideObjection(db, world.admin, { id, uphold, answer: '问过了' }, now);
  if (!uphold)
    return {
      order: await placeAfterLast(db, residentId),
      tell: (reference) => reference.dismiss(holdId),
    };
  const { transferId } = await closing(db, holdId);
  return { order: transferId, tell: (reference) => reference.recall(holdId) };
};

const appealing: Operation = async (db, { world, shared, random, now }) => {
  const resident = random.pick(world.residents);
  const rule = random.pick(world.rules);
  const occurredAt = now - random.below(10) * DAY;
  const id = await fileAppeal(
    db,
    world.photos,
    userOf(world, resident),
    { kind: 'missed', ruleCode: rule.code, occurredAt, body: '那天漏记了', photos: [] },
    now,
  );
  return { order: 0, seen: () => shared.appeals.push({ id, rule }), tell: () => undefined };
};

const decidingAppeal: Operation = async (db, turn) => {
  const { world, shared, random, now } = turn;
  const appeal = lately(shared.appeals, random);
  if (appeal === null) return null;
  const { id, rule } = appeal;
  const uphold = random.below(3) > 0;
  const decided = await decideAppeal(
    db,
    world.admin,
    { id, uphold, answer: '查过了', ruleCode: uphold ? rule.code : null },
    now,
  );
  if (decided.transferId === null) return null;
  const row = await db.row<{ residentId: number; occurredAt: number }>(
    sql`SELECT appellant_id AS residentId, occurred_at AS occurredAt FROM appeals WHERE id = ${id}`,
  );
  const resident = world.residents.find((one) => one.id === row?.residentId);
  if (!resident || !row) throw new Error(`appeal ${id} is nobody's`);
  return awarded(db, turn, resident, { rule, occurredAt: row.occurredAt }, decided.transferId);
};

const reversing: Operation = async (db, { world, shared, random, now }) => {
  const deduction = lately(shared.deductions, random);
  if (deduction === null) return null;
  const { caseId, transferId, resident } = deduction;
  const reversal = await reverseDeduction(db, caseId, transferId, {
    key: `reversal:${caseId}`,
    townId: world.townId,
    communityId: resident.communityId,
    residentId: resident.id,
    unitId: world.townId,
    actorId: 1,
    secondActorId: null,
    note: '扣错了',
    now,
  });
  const end = expiresAt(now, settingsAt(world, resident));
  return {
    order: reversal ?? (await placeAfterLast(db, resident.id)),
    tell: (reference) => reference.reverseDeduction(resident.id, caseId, reversal, end),
  };
};

/** Each as often as it stands here. */
export const CASES: readonly Operation[] = [
  objecting,
  objecting,
  decidingObjection,
  decidingObjection,
  appealing,
  decidingAppeal,
  reversing,
];
