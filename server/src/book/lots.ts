import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { raw, sql } from '../kernel/sql';

/*
 * Spendable points lie in lots, each with the day it expires. A resident's balance is always the sum of what is left in
 * their lots. Whoever calls these holds the resident's lock.
 */
const PAGE = 200;

export interface NewLot {
  residentId: number;
  townId: number;
  transferId: number;
  amount: number;
  expiresAt: number;
  now: number;
}

export async function addLot(
  db: Db,
  { residentId, townId, transferId, amount, expiresAt, now }: NewLot,
): Promise<void> {
  await db.run(
    sql`INSERT INTO lots (resident_id, town_id, transfer_id, amount, remaining, open, expires_at, created_at)
      VALUES (${residentId}, ${townId}, ${transferId}, ${amount}, ${amount}, 1, ${expiresAt}, ${now})`,
  );
}

/** Takes points out of a resident's lots, soonest to expire first, and remembers from which. POINTS_SHORT if there are too few. */
export async function takeFromLots(
  db: Db,
  residentId: number,
  amount: number,
  transferId: number,
): Promise<void> {
  let missing = amount;
  const uses: [transfer: number, lot: number, amount: number][] = [];
  const emptied: number[] = [];
  while (missing > 0) {
    const lots = await db.rows<{ id: number; remaining: number }>(
      sql`SELECT id, remaining FROM lots WHERE resident_id = ${residentId} AND open = 1 AND id NOT IN (${uses.length ? uses.map(([, lot]) => lot) : [0]})
        ORDER BY expires_at, id LIMIT ${raw(PAGE)}`,
    );
    if (lots.length === 0) throw new Refusal('POINTS_SHORT');
    for (const { id, remaining } of lots) {
      if (missing === 0) break;
      const part = Math.min(remaining, missing);
      uses.push([transferId, id, part]);
      if (part === remaining) emptied.push(id);
      missing -= part;
    }
  }
  await db.run(sql`INSERT INTO lot_uses (transfer_id, lot_id, amount) VALUES ${uses}`);
  // All are emptied but perhaps the last. Nothing is worked out from a column that the same statement changes.
  if (emptied.length > 0)
    await db.run(sql`UPDATE lots SET remaining = 0, open = NULL WHERE id IN (${emptied})`);
  const [, last = 0, part = 0] = uses.at(-1) ?? [];
  if (!emptied.includes(last))
    await db.run(sql`UPDATE lots SET remaining = remaining - ${part} WHERE id = ${last}`);
}

/** Puts back what a transfer took, into the lots it came from. What has expired meanwhile is swept as any lot is. */
export async function returnToLots(db: Db, transferId: number): Promise<void> {
  await db.run(
    sql`UPDATE lots l JOIN lot_uses u ON u.lot_id = l.id SET l.remaining = l.remaining + u.amount, l.open = 1
      WHERE u.transfer_id = ${transferId}`,
  );
}

/** What expires next: the sum of the lots that end at the resident's nearest end before `until`, or null. */
export async function expiringOf(
  db: Db,
  residentId: number,
  until: number,
): Promise<{ points: number; at: number } | null> {
  const row = await db.row<{ points: number; at: number }>(
    sql`SELECT SUM(remaining) AS points, expires_at AS at FROM lots
      WHERE resident_id = ${residentId} AND open = 1 AND expires_at <= ${until} GROUP BY expires_at ORDER BY expires_at LIMIT 1`,
  );
  return row ?? null;
}
