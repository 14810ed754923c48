import type { ScoringRule } from '@jishan/shared/rules';
import type { AccountRef } from '../../book/accounts';
import type { Award } from '../../book/award';
import { holdOfTransfer } from '../../book/holds';
import { expiresAt } from '../../book/settings';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import type { Random } from './random';
import type { Reference } from './reference';
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
    sql`SELECT MAX(id) AS last FROM transfers WHERE resident_id = ${residentId}`,
  );
  return (row?.last ?? 0) + 0.5;
}

/** What the reference is told of an award. */
export async function awarded(
  db: Db,
  { world, shared, now }: Turn,
  resident: Resident,
  { rule, occurredAt }: Pick<Award, 'rule' | 'occurredAt'>,
  transferId: number,
): Promise<Ack & { seen: () => void }> {
  const line = await db.row<{ householdId: number | null }>(
    sql`SELECT household_id AS householdId FROM transfers WHERE id = ${transferId}`,
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

/** One of those that came lately, often already closed. */
export function lately<T>(things: readonly T[], random: Random): T | null {
  return things.length === 0 ? null : random.pick(things.slice(-60));
}

export async function closing(db: Db, holdId: number): Promise<{ transferId: number }> {
  const row = await db.row<{ transferId: number }>(
    sql`SELECT closed_by AS transferId FROM holds WHERE id = ${holdId}`,
  );
  if (!row) throw new Error(`hold ${holdId} has gone`);
  return row;
}
