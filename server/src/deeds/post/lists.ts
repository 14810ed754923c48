import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { keyset } from '../../kernel/keyset';
import type { Routes } from '../../kernel/route';
import { empty, raw, sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { rulesOfCodes } from '../../rules';
import { fromFeed, inFeed, newestPosts } from './newest';
import { heard, POST_CARD_COLUMNS, postCardJoins, NEWEST_POSTS, postCard, type CardRow } from './posts';
import { reasonText, type ReasonRow } from './words';

export function listRoutes(photos: PhotoStore): Pick<Routes<'post'>, 'post.feed' | 'post.mine'> {
  const newest = newestPosts(photos);
  return {
    'post.feed': async ({ db, user, input, now }) => {
      const feed = { ...input, scope: input.scope ?? 'town' };
      if (input.cursor === undefined) return newest.written(db, user, feed, now);
      const page = keyset(input, NEWEST_POSTS);
      const rows = await db.rows<CardRow>(
        sql`SELECT STRAIGHT_JOIN ${POST_CARD_COLUMNS} ${fromFeed(feed)} ${postCardJoins(user)}
          ${inFeed(user, feed)} ${heard(user)} AND ${page.after} ${page.inOrder}`,
      );
      return page.of(
        rows,
        (row) => postCard(photos, row, now),
        (row) => [row.listed_at, row.id],
      );
    },

    'post.mine': async ({ db, user, input, now }) => {
      const page = keyset(input, { by: ['p.id'], desc: true });
      const rows = await db.rows<MineRow>(
        sql`SELECT STRAIGHT_JOIN ${POST_CARD_COLUMNS}, p.version, p.claim_code
          FROM posts p FORCE INDEX (${raw(input.state ? 'author_state' : 'author')}) ${postCardJoins(user)}
          WHERE p.author_id = ${user.id} ${input.state ? sql`AND p.state = ${input.state}` : empty}
            AND ${page.after} ${page.inOrder}`,
      );
      const titles = user.townId === null ? new Map<string, string>() : await titlesOf(db, user.townId, rows);
      const reasons = await reasonsOf(db, rows);
      const view = (row: MineRow): Reply<'post.mine'>['items'][number] => ({
        ...postCard(photos, row, now),
        version: row.version,
        reason: reasons.get(row.id) ?? null,
        claimTitle: row.claim_code === null ? null : (titles.get(row.claim_code) ?? null),
      });
      return page.of(rows, view, (row) => [row.id]);
    },
  };
}

type MineRow = CardRow & { version: number; claim_code: string | null };

async function titlesOf(db: Db, townId: number, rows: readonly MineRow[]): Promise<Map<string, string>> {
  const codes = [...new Set(rows.flatMap((row) => row.claim_code ?? []))];
  return new Map((await rulesOfCodes(db, townId, codes)).map((rule) => [rule.code, rule.title]));
}

/** Why posts that stand rejected or hidden do so: the last such decision. */
async function reasonsOf(db: Db, rows: readonly MineRow[]): Promise<Map<number, string | null>> {
  const ids = rows.filter(({ state }) => state === 'rejected' || state === 'hidden').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const decisions = await db.rows<Pick<ReasonRow, 'reason' | 'note'> & { post_id: number }>(
    sql`SELECT post_id, reason, note FROM reviews FORCE INDEX (post)
      WHERE post_id IN (${ids}) AND decision IN ('reject', 'hide') ORDER BY post_id, id`,
  );
  // Of several for one post the map keeps the last.
  return new Map(decisions.map((row) => [row.post_id, reasonText(row)]));
}
