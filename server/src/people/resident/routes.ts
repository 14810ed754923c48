import type { Input } from '@jishan/shared/api';
import type { Config } from '../../kernel/config';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { isSettled } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import type { Routes } from '../../kernel/route';
import { sql } from '../../kernel/sql';
import { checkText, closeChecks, type GivenText, heldWords } from '../../safety';
import { setRanked, lockResident } from '../../book';
import { readMe } from '../session/me';
import { userEntity } from './resident';
import { homeAt, type Home } from './home-region';

interface RegionRow {
  id: number;
  kind: 'town' | 'community' | 'grid';
  name: string;
}

export function residentRoutes({
  CONTENT_CHECK: show,
}: Pick<Config, 'CONTENT_CHECK'>): Routes<'region'> &
  Omit<Routes<'resident'>, 'resident.search' | 'resident.profile'> {
  return {
    'region.list': async ({ db, input }) => {
      const page = keyset(input, { by: ['id'] });
      const which = input.parentId
        ? sql`parent_id = ${input.parentId} AND kind <> 'district'`
        : sql`kind = 'town'`;
      const rows = await db.rows<RegionRow>(
        sql`SELECT id, kind, name FROM regions WHERE ${which} AND ${page.after} ${page.inOrder}`,
      );
      return page.of(
        rows,
        (row) => row,
        (row) => [row.id],
      );
    },

    'resident.settle': async ({ db, user, input, now }) => {
      const home = await homeAt(db, input.communityId, input.gridId);
      const settled = await db.run(
        sql`UPDATE users SET town_id = ${home.townId}, community_id = ${home.communityId}, grid_id = ${home.gridId}, avatar = COALESCE(${input.avatar ?? null}, avatar)
          WHERE id = ${user.id} AND community_id IS NULL`,
      );
      if (settled.affectedRows === 1) await setName(db, { id: user.id, ...home }, input.name, now);
      else if (!(await livesAt(db, user.id, home, input.name))) throw new Refusal('ALREADY_SETTLED');
      return readMe(db, user);
    },

    'resident.update': async ({ db, user, input, now }) => {
      // An award at the same moment counts wholly before or wholly after: it asks under this lock whether they are ranked.
      if (input.ranked !== undefined && isSettled(user)) await lockResident(db, user.id, user.townId);
      const { name, ...rest } = input;
      if (Object.keys(rest).length > 0) await db.update(userEntity, { id: user.id }, rest);
      if (name !== undefined) await setName(db, user, name, now);
      // Staff are never ranked, whatever they chose.
      const canRank = user.role === 'resident' || user.role === 'clerk';
      if (input.ranked !== undefined) await setRanked(db, user.id, input.ranked && canRank);
      return readMe(db, user);
    },
  };

  /** Others read the name before until this one is found good; who has it already is not asked about it again. */
  async function setName(db: Db, author: GivenText['author'], name: string, now: number): Promise<void> {
    const row = await db.row<{ name: string }>(
      sql`SELECT name FROM users WHERE id = ${author.id} FOR UPDATE`,
    );
    if (row?.name === name) return closeChecks(db, 'person', author.id, 'rewritten', now);
    if (!(await checkText(db, { kind: 'person', subjectId: author.id, author, words: name, show }, now)))
      await db.update(userEntity, { id: author.id }, { name });
  }
}

/** The same choice sent again (its answer was lost on the way) is no second choice. */
async function livesAt(
  db: Db,
  userId: number,
  { communityId, gridId }: Home,
  name: Input<'resident.settle'>['name'],
) {
  const row = await db.row<{ name: string }>(
    sql`SELECT name FROM users WHERE id = ${userId} AND community_id = ${communityId} AND grid_id <=> ${gridId}`,
  );
  return row !== undefined && name === ((await heldWords(db, 'person', [userId])).get(userId) ?? row.name);
}
