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
