import type { Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import type { Routes } from '../../kernel/route';
import type { PhotoStore } from '../photo/service';
import { rulesOfCodes } from '../rule/service';
import { CARD_COLUMNS, CARD_JOINS, postCard, type CardRow } from './service';
import { reasonText, type ReasonRow } from './words';

/*
 * Index and order of joining are said, because the database leaves the right ones as soon as a cursor is given or a joined
 * table is small: docs/decisions/0050-lists.md.
 */
export function listRoutes(photos: PhotoStore): Pick<Routes<'post'>, 'post.feed' | 'post.mine'> {
  return {
    'post.feed': async ({ db, user, input, now }) => {
      const [column, region] =
        input.scope === 'community' ? ['community', user.communityId] : ['town', user.townId];
      const size = pageSize(input.size);
      const after = input.cursor ? decodeCursor(input.cursor, 2) : [];
      const rows = await db.rows<CardRow>(
        `SELECT STRAIGHT_JOIN ${CARD_COLUMNS}
          FROM posts p FORCE INDEX (${column}_${input.board ? 'board' : 'list'}) ${CARD_JOINS}
          WHERE p.${column}_id = ? AND p.state = 'approved' ${input.board ? 'AND p.board = ?' : ''}
            ${input.cursor ? 'AND p.listed_at <= ? AND (p.listed_at < ? OR p.id < ?)' : ''}
          ORDER BY p.listed_at DESC, p.id DESC LIMIT ?`,
        [user.id, region, ...(input.board ? [input.board] : []), ...after.slice(0, 1), ...after, size + 1],
      );
      return pageOf(
        rows,
        size,
        (row) => postCard(photos, row, now),
        (row) => [row.listed_at, row.id],
      );
    },

    'post.mine': async ({ db, user, input, now }) => {
      const size = pageSize(input.size);
      const before = input.cursor ? decodeCursor(input.cursor, 1) : [];
      const rows = await db.rows<MineRow>(
        `SELECT STRAIGHT_JOIN ${CARD_COLUMNS}, p.version, p.claim_code
          FROM posts p FORCE INDEX (${input.state ? 'author_state' : 'author'}) ${CARD_JOINS}
          WHERE p.author_id = ? ${input.state ? 'AND p.state = ?' : ''} ${input.cursor ? 'AND p.id < ?' : ''}
          ORDER BY p.id DESC LIMIT ?`,
        [user.id, user.id, ...(input.state ? [input.state] : []), ...before, size + 1],
      );
      const titles = user.townId === null ? new Map<string, string>() : await titlesOf(db, user.townId, rows);
      const reasons = await reasonsOf(db, rows);
      const view = (row: MineRow): Reply<'post.mine'>['items'][number] => ({
        ...postCard(photos, row, now),
        version: row.version,
        reason: reasons.get(row.id) ?? null,
        claimTitle: row.claim_code === null ? null : (titles.get(row.claim_code) ?? null),
      });
      return pageOf(rows, size, view, (row) => [row.id]);
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
    `SELECT post_id, reason, note FROM reviews FORCE INDEX (post)
      WHERE post_id IN (?) AND decision IN ('reject', 'hide') ORDER BY post_id, id`,
    [ids],
  );
  // Of several for one post the map keeps the last.
  return new Map(decisions.map((row) => [row.post_id, reasonText(row)]));
}
