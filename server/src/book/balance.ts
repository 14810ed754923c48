import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

async function ofKind(db: Db, kind: 'resident' | 'hold', residentId: number): Promise<number> {
  const row = await db.row<{ balance: number }>(
    sql`SELECT balance FROM accounts WHERE kind = ${kind} AND owner_id = ${residentId}`,
  );
  return row?.balance ?? 0;
}

/** What a resident can spend. */
export const balanceOf = (db: Db, residentId: number) => ofKind(db, 'resident', residentId);

/** What is in public notice or set aside. */
export const heldOf = (db: Db, residentId: number) => ofKind(db, 'hold', residentId);

/** A resident's points that are there but not spendable, by what holds them. */
export async function pendingOf(db: Db, residentId: number): Promise<{ inNotice: number; setAside: number }> {
  const rows = await db.rows<{ kind: 'notice' | 'spend'; points: number }>(
    sql`SELECT kind, SUM(amount) AS points FROM holds WHERE resident_id = ${residentId} AND state = 'pending' GROUP BY kind`,
  );
  const of = (kind: 'notice' | 'spend') => rows.find((row) => row.kind === kind)?.points ?? 0;
  return { inNotice: of('notice'), setAside: of('spend') };
}
