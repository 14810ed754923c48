import { LIMITS } from '@jishan/shared/limits';
import { Refusal, refuse } from '../kernel/errors';
import { keyset } from '../kernel/keyset';
import type { Routes } from '../kernel/route';
import { sql } from '../kernel/sql';
import { AUTHOR_COLUMNS, authorOf, type AuthorRow } from '../people';

/**
 * Blocking somebody. Whom one has blocked comes with the session (kernel/identity.ts), so that lists leave them out without
 * asking; `users.blocking` is changed with it, which is what every process hears of.
 */
export function blockRoutes(): Routes<'block'> {
  return {
    'block.set': async ({ db, user, input: { userId, blocked }, now }) => {
      if (userId === user.id) throw new Refusal('BLOCK_SELF', 'userId');
      if (!blocked) {
        const { affectedRows } = await db.run(
          sql`DELETE FROM blocks WHERE user_id = ${user.id} AND blocked_id = ${userId}`,
        );
        if (affectedRows === 1)
          await db.run(sql`UPDATE users SET blocking = blocking - 1 WHERE id = ${user.id}`);
        return { ok: true };
      }
      const other = await db.row<{ role: string }>(
        sql`SELECT role FROM users WHERE id = ${userId} AND town_id = ${user.townId}`,
      );
      if (!other) throw new Refusal('NOT_FOUND', 'userId');
      // They speak for the community: what they say must reach everybody.
      if (other.role === 'staff' || other.role === 'admin') throw new Refusal('BLOCK_STAFF', 'userId');
      const { affectedRows } = await db.run(
        sql`INSERT IGNORE INTO blocks (user_id, blocked_id, created_at) VALUES (${user.id}, ${userId}, ${now})`,
      );
      if (affectedRows === 0) return { ok: true };
      const most = LIMITS.blocks;
      const counted = await db.run(
        sql`UPDATE users SET blocking = blocking + 1 WHERE id = ${user.id} AND blocking < ${most}`,
      );
      if (counted.affectedRows === 0) throw refuse('BLOCKS_FULL', { most });
      return { ok: true };
    },

    'block.list': async ({ db, user, input }) => {
      const page = keyset(input, { by: ['b.created_at', 'b.blocked_id'], desc: true });
      const rows = await db.rows<AuthorRow & { at: number }>(
        sql`SELECT STRAIGHT_JOIN b.created_at AS at, ${AUTHOR_COLUMNS}
          FROM blocks b FORCE INDEX (newest) JOIN users u ON u.id = b.blocked_id
            LEFT JOIN regions o FORCE INDEX (PRIMARY) ON o.id = u.scope_region_id AND u.role IN ('staff', 'admin')
          WHERE b.user_id = ${user.id} AND ${page.after} ${page.inOrder}`,
      );
      return page.of(
        rows,
        (row) => ({ person: authorOf(row), at: row.at }),
        (row) => [row.at, row.author_id],
      );
    },
  };
}
