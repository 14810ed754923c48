import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { scopeFilter, type StaffUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';

/** The shops where somebody works. */
export const shopsOf = (db: Db, userId: number) =>
  db.rows<Reply<'merchant.mine'>['shops'][number]>(
    sql`SELECT m.id, m.name, m.kind, w.role, m.state FROM merchant_members w FORCE INDEX (user)
      JOIN merchants m ON m.id = w.merchant_id WHERE w.user_id = ${userId} AND w.active = 1 ORDER BY m.id LIMIT 50`,
  );

/** Shops of the staff member's region in one state, newest first. */
export async function shopsForStaff(
  db: Db,
  user: StaffUser,
  input: Input<'merchant.list'>,
): Promise<Reply<'merchant.list'>> {
  const { column, id } = scopeFilter(user);
  if (column === 'grid_id') return { items: [], next: null };
  const page = keyset(input, { by: ['m.id'], desc: true });
  const rows = await db.rows<Reply<'merchant.list'>['items'][number]>(
    sql`SELECT STRAIGHT_JOIN m.id, m.name, m.kind, c.name AS community, o.name AS owner, m.redeemed, COALESCE(m.joined_at, m.created_at) AS at
      FROM merchants m FORCE INDEX (${column === 'town_id' ? sql`town_state` : sql`community_state`})
        JOIN regions c FORCE INDEX (PRIMARY) ON c.id = m.community_id
        JOIN merchant_members w ON w.merchant_id = m.id AND w.active = 1 AND w.role = 'owner'
        JOIN users o FORCE INDEX (PRIMARY) ON o.id = w.user_id
      WHERE m.${raw(column)} = ${id} AND m.state = ${input.state} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => row,
    (row) => [row.id],
  );
}
