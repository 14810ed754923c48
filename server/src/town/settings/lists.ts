import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import type { StaffUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { readRegion, SELECT_REGION, viewsOf, type Own, type RegionRow } from './views';

/** The staff member's town, then its communities: all of them for the town's staff, else their own. */
export async function listSettings(
  db: Db,
  user: StaffUser,
  input: Input<'settings.list'>,
): Promise<Reply<'settings.list'>> {
  const page = keyset(input, { by: ['r.id'] });
  const town = page.from ? [] : await db.rows<RegionRow>(sql`${SELECT_REGION} WHERE r.id = ${user.townId}`);
  const [column, id] = user.scope.kind === 'town' ? ['parent_id', user.scope.id] : ['id', user.communityId];
  const communities = await db.rows<RegionRow>(
    sql`${SELECT_REGION} WHERE r.${raw(column)} = ${id} AND r.kind = 'community' AND ${page.after} ${page.inOrder}`,
  );
  const views = await viewsOf(db, user, [...town, ...communities]);
  return page.of(
    views,
    (view) => view,
    // The town has no place of its own in the order: what follows it are all communities.
    ({ kind, regionId }) => [kind === 'town' ? 0 : regionId],
  );
}

interface ChangeRow {
  id: number;
  beforeChange: string;
  afterChange: string;
  reason: string;
  actor: string;
  unit: string;
  at: number;
}

export async function settingsHistory(
  db: Db,
  user: StaffUser,
  input: Input<'settings.history'>,
): Promise<Reply<'settings.history'>> {
  await readRegion(db, user, input.regionId);
  const page = keyset(input, { by: ['c.id'], desc: true });
  const rows = await db.rows<ChangeRow>(
    sql`SELECT c.id, c.before_change AS beforeChange, c.after_change AS afterChange, c.reason, u.name AS actor, r.unit,
        c.created_at AS at
      FROM region_setting_changes c FORCE INDEX (region) JOIN users u ON u.id = c.actor_id
        JOIN regions r FORCE INDEX (PRIMARY) ON r.id = c.unit_id
      WHERE c.region_id = ${input.regionId} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    ({ beforeChange, afterChange, ...row }) => ({
      ...row,
      before: JSON.parse(beforeChange) as Own,
      after: JSON.parse(afterChange) as Own,
    }),
    ({ id }) => [id],
  );
}
