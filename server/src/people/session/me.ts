import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { Role, User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { heldWords } from '../../safety';

type Me = Reply<'session.me'>;

interface MeRow {
  id: number;
  name: string;
  avatar: string;
  role: Role;
  ranked: number;
  town_id: number | null;
  town: string | null;
  community_id: number | null;
  community: string | null;
  grid_id: number | null;
  grid: string | null;
  scope_id: number | null;
  scope: string | null;
  scope_unit: string | null;
}

/** Somebody as they see themselves, as the database has them now. */
export async function readMe(db: Db, user: Pick<User, 'id'>): Promise<Me> {
  const row = await db.row<MeRow>(
    sql`SELECT u.id, u.name, u.avatar, u.role, u.ranked, t.id AS town_id, t.name AS town, c.id AS community_id, c.name AS community,
        g.id AS grid_id, g.name AS grid, s.id AS scope_id, s.name AS scope, s.unit AS scope_unit
      FROM users u LEFT JOIN regions t ON t.id = u.town_id LEFT JOIN regions c ON c.id = u.community_id
        LEFT JOIN regions g ON g.id = u.grid_id LEFT JOIN regions s ON s.id = u.scope_region_id
      WHERE u.id = ${user.id}`,
  );
  if (!row) throw new Error(`user ${user.id} is gone`);
  const wanted = (await heldWords(db, 'person', [row.id])).get(row.id);
  return {
    id: row.id,
    name: wanted ?? row.name,
    nameHeld: wanted !== undefined,
    avatar: row.avatar,
    role: row.role,
    ranked: row.ranked === 1,
    town: named(row.town_id, row.town),
    community: named(row.community_id, row.community),
    grid: named(row.grid_id, row.grid),
    scope:
      row.scope_id === null ? null : { id: row.scope_id, name: row.scope ?? '', unit: row.scope_unit ?? '' },
  };
}

const named = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
