import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { scopeFilter, type StaffUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { aloneLeft } from './alone';
import { settingsOfEach } from '../../book';

interface FoundRow {
  id: number;
  name: string;
  avatar: string;
  unit: string | null;
  community: string;
  grid: string | null;
  balance: number;
  poolLeft: number;
  townId: number;
  communityId: number;
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Residents of the staff member's region whose name begins so, in the order in which they came. */
export async function findResidents(
  db: Db,
  user: StaffUser,
  input: Input<'resident.search'>,
  now: number,
): Promise<Reply<'resident.search'>> {
  const page = keyset(input, { by: ['u.id'] });
  const { column, id } = scopeFilter(user);
  const rows = await db.rows<FoundRow>(
    sql`SELECT u.id, u.name, u.avatar, o.unit, c.name AS community, g.name AS grid, COALESCE(a.balance, 0) AS balance,
        COALESCE(p.balance, 0) AS poolLeft, u.town_id AS townId, u.community_id AS communityId
      FROM users u FORCE INDEX (${raw(column.replace('_id', '_name'))}) JOIN regions c ON c.id = u.community_id
        LEFT JOIN regions g ON g.id = u.grid_id LEFT JOIN regions o ON o.id = u.scope_region_id
        LEFT JOIN accounts a ON a.kind = 'resident' AND a.owner_id = u.id
        LEFT JOIN accounts p ON p.kind = 'pool' AND p.owner_id = u.community_id
      WHERE u.${raw(column)} = ${id} AND u.name LIKE ${`${escaped(input.name)}%`} AND ${page.after} ${page.inOrder}`,
  );
  const settingsAt = await settingsOfEach(db, rows);
  const limits = rows.map((row) => ({ id: row.id, upTo: settingsAt(row).adjustAloneUpTo }));
  const aloneUpTo = await aloneLeft(db, user.id, limits, now);
  return page.of(
    rows,
    ({ townId: _town, communityId: _community, ...found }) => ({ ...found, aloneUpTo: aloneUpTo(found.id) }),
    (row) => [row.id],
  );
}
