import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

/** How many messages somebody has not read yet. */
export async function unreadOf(db: Db, userId: number): Promise<number> {
  const row = await db.row<{ unread: number }>(
    sql`SELECT COUNT(*) AS unread FROM messages WHERE user_id = ${userId} AND read_at IS NULL`,
  );
  return row?.unread ?? 0;
}
