import type { Reply } from '@jishan/shared/api';
import { lastingHonourOf } from '../../book';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { Role, SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { AUTHOR_COLUMNS, authorOf, type AuthorRow } from '../../people';

type ProfileRow = AuthorRow & { community: string; role: Role; ranked: 0 | 1 };

/** Somebody of the viewer's own town; NOT_FOUND for all others. Who left the rankings is not told by their points either. */
export async function profileOf(
  db: Db,
  viewer: SettledUser,
  userId: number,
  now: number,
): Promise<Reply<'resident.profile'>> {
  const row = await db.row<ProfileRow>(
    sql`SELECT ${AUTHOR_COLUMNS}, c.name AS community, u.role, u.ranked
      FROM users u JOIN regions c ON c.id = u.community_id
        LEFT JOIN regions o ON o.id = u.scope_region_id AND u.role IN ('staff', 'admin')
      WHERE u.id = ${userId} AND u.town_id = ${viewer.townId}`,
  );
  if (!row) throw new Refusal('NOT_FOUND');
  const isRanked = row.ranked === 1 && (row.role === 'resident' || row.role === 'clerk');
  const [honour, posts] = await Promise.all([
    isRanked ? lastingHonourOf(db, userId, now) : null,
    db.row<{ n: number }>(
      sql`SELECT COUNT(*) AS n FROM posts FORCE INDEX (author_state) WHERE author_id = ${userId} AND state = 'approved'`,
    ),
  ]);
  return { ...authorOf(row), community: row.community, honour, deeds: posts?.n ?? 0 };
}
