import { MOST_UNREAD } from '@jishan/shared/messages';
import type { Db } from '../kernel/database';
import { raw, sql } from '../kernel/sql';

/** The newest that somebody has not read, no more of them than anybody is told: who never looks costs no more than others. */
const fewUnread = (userId: number) =>
  sql`SELECT id FROM messages FORCE INDEX (unread) WHERE user_id = ${userId} AND read_at IS NULL
    ORDER BY id DESC LIMIT ${raw(MOST_UNREAD)}`;

/** How many messages somebody has not read yet, at most a hundred. */
export async function unreadOf(db: Db, userId: number): Promise<number> {
  const row = await db.row<{ unread: number }>(
    sql`SELECT COUNT(*) AS unread FROM (${fewUnread(userId)}) few`,
  );
  return row?.unread ?? 0;
}

export interface News {
  unread: number;
  kind: string;
  title: string;
}

/** The same with the newest of them in short; null when there is none. */
export async function newsOf(db: Db, userId: number): Promise<News | null> {
  const row = await db.row<News>(
    sql`SELECT n.unread, m.kind, COALESCE(m.title, m.text) AS title
      FROM (SELECT COUNT(*) AS unread, MAX(id) AS newest FROM (${fewUnread(userId)}) few) n
        JOIN messages m FORCE INDEX (PRIMARY) ON m.id = n.newest`,
  );
  return row ?? null;
}
