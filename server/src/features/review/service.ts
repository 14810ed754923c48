import type { Db } from '../../kernel/database';
import { scopeFilter, type StaffUser } from '../../kernel/identity';

export { lockItem, type Item } from './item';
export { claimable, publish, takeSeal } from './publish';

/** How many posts wait for a decision in a staff member's region. */
export async function waitingCount(db: Db, user: StaffUser): Promise<number> {
  const { column, id } = scopeFilter(user);
  const row = await db.row<{ n: number }>(
    `SELECT COUNT(*) AS n FROM posts WHERE ${column} = ? AND state = 'pending'`,
    [id],
  );
  return row?.n ?? 0;
}

/** How many objections, appeals and proposed adjustments wait in a staff member's region. */
export async function waitingCases(
  db: Db,
  user: StaffUser,
): Promise<{ objections: number; appeals: number; adjustments: number }> {
  const { column, id } = scopeFilter(user);
  const count = async (table: string, state: string) => {
    const row = await db.row<{ n: number }>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${column} = ? AND state = ?`,
      [id, state],
    );
    return row?.n ?? 0;
  };
  return {
    objections: await count('objections', 'open'),
    appeals: await count('appeals', 'open'),
    adjustments: await count('adjustments', 'proposed'),
  };
}
