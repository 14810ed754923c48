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
