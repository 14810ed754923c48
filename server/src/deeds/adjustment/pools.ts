import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type StaffUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import { grantToPool } from '../../book';

type Pool = Reply<'pool.get'>['items'][number];

/** The pools of the communities that a staff member answers for, each with what is left and what was given out of it. */
export async function poolList(
  db: Db,
  user: StaffUser,
  input: Input<'pool.get'>,
): Promise<Reply<'pool.get'>> {
  const page = keyset(input, { by: ['c.id'] });
  // A grid has no pool of its own: its staff see their community's.
  const [column, region] =
    user.scope.kind === 'town'
      ? ['town_id', user.scope.id]
      : ['id', user.scope.kind === 'community' ? user.scope.id : user.communityId];
  const rows = await db.rows<Pool>(
    sql`SELECT c.id AS communityId, c.name AS community, COALESCE(a.balance, 0) AS \`left\`,
        COALESCE((SELECT -SUM(e.amount) FROM entries e WHERE e.account_id = a.id AND e.amount < 0), 0) AS given
      FROM regions c LEFT JOIN accounts a ON a.kind = 'pool' AND a.owner_id = c.id
      WHERE c.${raw(column)} = ${region} AND c.kind = 'community' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => row,
    (row) => [row.communityId],
  );
}

/** The town gives a community points for bonuses. The request names the grant: a call that is sent again is not a new one. */
export async function grantPool(
  db: Db,
  user: StaffUser,
  { communityId, points, reason }: Input<'pool.grant'>,
  requestId: string,
  now: number,
): Promise<Reply<'pool.grant'>> {
  const community = await db.row<{ townId: number }>(
    sql`SELECT town_id AS townId FROM regions WHERE id = ${communityId} AND kind = 'community'`,
  );
  if (!community) throw new Refusal('REGION_NOT_FOUND', 'communityId');
  const { townId } = community;
  if (!covers(user, { townId, communityId, gridId: null })) throw new Refusal('OUT_OF_SCOPE', 'communityId');
  await grantToPool(db, {
    key: `grant:${requestId}`,
    townId,
    communityId,
    points,
    unitId: user.scope.id,
    actorId: user.id,
    note: reason,
    now,
  });
  const pool = await db.row<{ left: number }>(
    sql`SELECT balance AS \`left\` FROM accounts WHERE kind = 'pool' AND owner_id = ${communityId}`,
  );
  return { left: pool?.left ?? 0 };
}
