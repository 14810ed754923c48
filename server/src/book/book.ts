import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { hashInput } from '../kernel/idempotency';
import { isDuplicate } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import type { AccountRef, MerchantRef } from './accounts';
import { addHonour, addTaken } from './honour';

export type TransferKind =
  | 'award'
  | 'release'
  | 'void'
  | 'hold'
  | 'spend'
  | 'cancel'
  | 'expire'
  | 'deduct'
  | 'repay'
  | 'reverse'
  | 'correct'
  | 'compensate'
  | 'bonus'
  | 'grant'
  | 'donate'
  | 'use';

/** Why a transfer is there; each line of the book can be explained from these alone. */
export interface Reason {
  title: string;
  /** Two characters. */
  seal: string;
  postId?: number | null;
  rule?: { code: string; version: number } | null;
  /** The region whose office decided. */
  unitId: number;
  reviewers?: number;
  /** When the deed was done, as far as its caps are concerned. */
  occurredAt?: number;
  actorId?: number | null;
  secondActorId?: number | null;
  note?: string;
}

export interface Transfer {
  /** Names the one thing that caused it ('post:12'): no second transfer can have the same. */
  key: string;
  kind: TransferKind;
  townId: number;
  communityId: number;
  residentId: number;
  /** What the line says: signed, from the resident's point of view. */
  points: number;
  reason: Reason;
  /** Must sum to zero; amounts are whole and not zero. */
  entries: readonly { account: AccountRef; amount: number }[];
  /** What it adds to honour (negative takes back), and the instant whose periods it counts in. */
  honour?: { points: number; at: number; householdId: number | null; merchant?: MerchantRef | null };
  reversesId?: number;
  now: number;
}

type Cause = Pick<Transfer, 'key' | 'kind' | 'townId' | 'residentId' | 'points'> & {
  reason: Pick<Reason, 'postId' | 'rule' | 'occurredAt'>;
};

/** What makes two requests the same: what was asked, not when, nor what the book made of it. */
export const inputHash = ({
  key,
  kind,
  townId,
  residentId,
  points,
  reason: { postId, rule, occurredAt },
}: Cause) => hashInput({ key, kind, townId, residentId, points, postId, rule, occurredAt });

/**
 * The transfer that the same request has made before, or null; KEY_REUSED when its key stands for something else. Ask after
 * taking the lock under which it would be written.
 */
export async function earlierTransfer(db: Db, cause: Cause): Promise<number | null> {
  const row = await db.row<{ id: number; hash: Buffer }>(
    sql`SELECT id, input_hash AS hash FROM transfers WHERE transfer_key = ${cause.key}`,
  );
  if (!row) return null;
  if (!row.hash.equals(inputHash(cause))) throw new Refusal('KEY_REUSED');
  return row.id;
}

/**
 * Writes one transfer: its line, its entries, the balances they change, the honour they bring and what shops took. Gives the transfer's id.
 * POINTS_SHORT when an account would fall below zero.
 */
export async function postTransfer(db: Db, transfer: Transfer): Promise<number> {
  const [id = 0] = await postTransfers(db, [transfer]);
  return id;
}

/** Writes many transfers set by set, as `post` writes one; gives their ids in order. The only writer of the book. */
export async function postTransfers(db: Db, transfers: readonly Transfer[]): Promise<number[]> {
  transfers.forEach(assertBalanced);
  const ids = await writeTransfers(db, transfers);
  await writeEntries(db, ids, transfers);
  for (const { honour, residentId, townId, communityId, now } of transfers)
    if (honour && honour.points !== 0)
      await addHonour(db, { ...honour, residentId, townId, communityId, now });
  for (const { entries, kind, now } of transfers)
    for (const { account, amount } of entries)
      // What a fund pays is no resident's visit: two staff could lift a shop with it.
      if (account.merchant && kind !== 'use') await addTaken(db, account.merchant, amount, now);
  return ids;
}

function assertBalanced({ entries, key }: Transfer): void {
  const sum = entries.reduce((total, entry) => total + entry.amount, 0);
  const whole = entries.every(({ amount }) => Number.isSafeInteger(amount) && amount !== 0);
  const distinct = new Set(entries.map(({ account }) => account.id)).size === entries.length;
  if (sum !== 0 || entries.length < 2 || !whole || !distinct)
    throw new Error(`transfer ${key} does not balance`);
}

async function writeTransfers(db: Db, transfers: readonly Transfer[]): Promise<number[]> {
  const { insertId } = await db
    .run(
      sql`INSERT INTO transfers (town_id, community_id, household_id, transfer_key, input_hash, kind, resident_id, points, honour,
        honour_at, post_id, rule_code, rule_version, title, seal, unit_id, reviewers, occurred_at, reverses_id, actor_id,
        second_actor_id, note, created_at) VALUES ${transfers.map(rowOf)}`,
    )
    .catch((error: unknown) => {
      // Somebody else's request holds the key, under another lock than ours.
      throw isDuplicate(error) ? new Refusal('KEY_REUSED') : error;
    });
  // One statement with a known number of rows gets consecutive ids, in every auto-increment mode of InnoDB.
  return transfers.map((_, index) => insertId + index);
}

const rowOf = (transfer: Transfer) => {
  const { reason, honour } = transfer;
  return [
    transfer.townId,
    transfer.communityId,
    honour?.householdId ?? null,
    transfer.key,
    inputHash(transfer),
    transfer.kind,
    transfer.residentId,
    transfer.points,
    honour?.points ?? 0,
    honour?.at ?? null,
    reason.postId ?? null,
    reason.rule?.code ?? null,
    reason.rule?.version ?? null,
    reason.title,
    reason.seal,
    reason.unitId,
    reason.reviewers ?? 0,
    reason.occurredAt ?? transfer.now,
    transfer.reversesId ?? null,
    reason.actorId ?? null,
    reason.secondActorId ?? null,
    reason.note ?? '',
    transfer.now,
  ];
};

/** Moves each account once, in the order of their ids, then writes the entries with the balance after each. */
async function writeEntries(db: Db, ids: readonly number[], transfers: readonly Transfer[]): Promise<void> {
  const moves = new Map<number, { account: AccountRef; sum: number }>();
  for (const { account, amount } of transfers.flatMap((transfer) => transfer.entries)) {
    const move = moves.get(account.id) ?? { account, sum: 0 };
    moves.set(account.id, { account, sum: move.sum + amount });
  }
  const running = new Map<number, number>();
  for (const { account, sum } of [...moves.values()].sort((a, b) => a.account.id - b.account.id))
    if (account.keepsBalance) running.set(account.id, (await move(db, account.id, sum)) - sum);

  const rows = transfers.flatMap(({ entries, now }, index) =>
    entries.map(({ account, amount }) => {
      const before = running.get(account.id);
      if (before !== undefined) running.set(account.id, before + amount);
      return [ids[index], account.id, amount, before === undefined ? null : before + amount, now];
    }),
  );
  await db.run(
    sql`INSERT INTO entries (transfer_id, account_id, amount, balance_after, created_at) VALUES ${rows}`,
  );
}

/** One guarded UPDATE that hands the new balance back beside its row count. */
async function move(db: Db, accountId: number, amount: number): Promise<number> {
  const { affectedRows, insertId } = await db.run(
    sql`UPDATE accounts SET balance = LAST_INSERT_ID(balance + ${amount}) WHERE id = ${accountId} AND balance + ${amount} >= 0`,
  );
  if (affectedRows !== 1) throw new Refusal('POINTS_SHORT');
  return insertId;
}
