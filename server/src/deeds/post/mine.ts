import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';

/** How many posts of somebody wait for a decision, and how many were sent back. */
export async function ownPosts(db: Db, authorId: number): Promise<{ pending: number; rejected: number }> {
  const rows = await db.rows<{ state: 'pending' | 'rejected'; n: number }>(
    sql`SELECT state, COUNT(*) AS n FROM posts FORCE INDEX (author_state)
      WHERE author_id = ${authorId} AND state IN ('pending', 'rejected') GROUP BY state`,
  );
  const of = (state: 'pending' | 'rejected') => rows.find((row) => row.state === state)?.n ?? 0;
  return { pending: of('pending'), rejected: of('rejected') };
}

/** Whether somebody has ever written one, if only a draft. */
export const hasWritten = async (db: Db, authorId: number): Promise<boolean> =>
  (await db.row(sql`SELECT 1 FROM posts FORCE INDEX (author) WHERE author_id = ${authorId} LIMIT 1`)) !==
  undefined;
