import { HOUR } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import { bonus, compensate, deduct, grant } from '../../features/points/adjust';
import { lockResident, type AccountRef } from '../../features/points/accounts';
import { award, type Award } from '../../features/points/award';
import { holdOfTransfer, readHold, release } from '../../features/points/holds';
import { expiresAt } from '../../features/points/settings';
import type { Db } from '../../kernel/database';
import { CASES } from './cases';
import type { Random } from './random';
import { Disagreement, type Reference } from './reference';
import { SPENDINGS } from './spendings';
import type { Resident, World } from './world';

/** What the real book has acknowledged: where it stands in the order of its resident, and how to tell the reference. */
export interface Ack {
  order: number;
  /** Called right after the commit: what others may now try their hands on. */
  seen?: () => unknown;
  tell: (reference: Reference) => void;
}

/** What operations share: holds seen so far, open or not, so that some are closed twice, and keys to be sent again. */
export interface Shared {
  notices: number[];
  spendings: number[];
  /** Spendings that were settled, with the shop that was paid. */
  settled: { holdId: number; shop: AccountRef }[];
  /** Deductions, to be appealed against. */
  deductions: { caseId: number; transferId: number | null; resident: Resident }[];
  objections: number[];
  appeals: { id: number; rule: ScoringRule }[];
  /** Awards that went through, to be sent again. */
  awards: { given: Award; transferId: number }[];
  serial: number;
}

export interface Turn {
  world: World;
  shared: Shared;
  random: Random;
  now: number;
}

export type Operation = (db: Db, turn: Turn) => Promise<Ack | null>;

export const settingsAt = (world: World, { communityId }: Resident) => {
  const settings = world.settings.get(communityId);
  if (!settings) throw new Error(`no settings for ${communityId}`);
  return settings;
};

/** Right after the resident's last line: the place of what writes no line of its own. Ask with the resident locked. */
export async function placeAfterLast(db: Db, residentId: number): Promise<number> {
  const row = await db.row<{ last: number | null }>(
    'SELECT MAX(id) AS last FROM transfers WHERE resident_id = ?',
    [residentId],
  );
  return (row?.last ?? 0) + 0.5;
}

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
  const { transferId } = await award(db, given);
  const ack = await awarded(db, turn, resident, given, transferId);
  return {
    ...ack,
    seen: () => {
      ack.seen();
      shared.awards.push({ given, transferId });
    },
  };
};

/** What the reference is told of an award. */
export async function awarded(
  db: Db,
  { world, shared, now }: Turn,
  resident: Resident,
  { rule, occurredAt }: Pick<Award, 'rule' | 'occurredAt'>,
  transferId: number,
): Promise<Ack & { seen: () => void }> {
  const line = await db.row<{ householdId: number | null }>(
    'SELECT household_id AS householdId FROM transfers WHERE id = ?',
    [transferId],
  );
  const hold = (await holdOfTransfer(db, transferId)) ?? null;
  return {
    order: transferId,
    seen: () => {
      if (hold) shared.notices.push(hold.id);
    },
    tell: (reference) =>
      reference.award({
        transferId,
        residentId: resident.id,
        rule,
        occurredAt,
        now,
        householdId: line?.householdId ?? null,
        hold,
        expiresAt: expiresAt(now, settingsAt(world, resident)),
      }),
  };
}

/** A request sent again gives the first transfer; with the same key but other input it is refused. */
const awardingAgain: Operation = async (db, { shared, random, now }) => {
  const { given, transferId } = random.pick(shared.awards.slice(-200));
  if (random.below(3) === 0) {
    await award(db, { ...given, occurredAt: given.occurredAt - 1, now });
    throw new Disagreement(`key ${given.key} was taken for other input`);
  }
  const again = await award(db, { ...given, now });
  if (again.transferId !== transferId) throw new Disagreement(`key ${given.key} made two transfers`);
  return null;
};

const releasing: Operation = async (db, { world, shared, random, now }) => {
  const id = lately(shared.notices, random);
  if (id === null) return null;
  const hold = await readHold(db, id);
  if (hold.dueAt > now || !(await release(db, hold, now))) return null;
  const { transferId } = await closing(db, id);
  const resident = { id: hold.residentId, communityId: hold.communityId };
  const end = expiresAt(now, settingsAt(world, resident));
  return { order: transferId, tell: (reference) => reference.release(id, transferId, end) };
};

const deducting: Operation = async (db, turn) => {
  const { residentId, resident, given } = adjustment(turn, 1 + turn.random.below(40));
  const caseId = ++turn.shared.serial;
  const transferId = await deduct(db, caseId, given);
  const order = transferId ?? (await placeAfterLast(db, residentId));
  return {
    order,
    seen: () => turn.shared.deductions.push({ caseId, transferId, resident }),
    tell: (reference) => reference.deduct(residentId, caseId, given.points),
  };
};

const compensating: Operation = async (db, turn) => {
  const { residentId, given, resident } = adjustment(turn, 1 + turn.random.below(20));
  const transferId = await compensate(db, 'compensate', given);
  const line = await db.row<{ householdId: number | null }>(
    'SELECT household_id AS householdId FROM transfers WHERE id = ?',
    [transferId],
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
    await grant(db, { ...given, key: `grant:${++turn.shared.serial}`, points: 200 });
    return null;
  }
  const transferId = await bonus(db, given);
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
  await db.run('UPDATE users SET household_id = ? WHERE id = ?', [household, id]);
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

/** One of those that came lately, often already closed. */
export function lately<T>(things: readonly T[], random: Random): T | null {
  return things.length === 0 ? null : random.pick(things.slice(-60));
}

export async function closing(db: Db, holdId: number): Promise<{ transferId: number }> {
  const row = await db.row<{ transferId: number }>('SELECT closed_by AS transferId FROM holds WHERE id = ?', [
    holdId,
  ]);
  if (!row) throw new Error(`hold ${holdId} has gone`);
  return row;
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
