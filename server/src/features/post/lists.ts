import type { Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Routes } from '../../kernel/route';
import type { PhotoStore } from '../photo/service';
import { rulesOfCodes } from '../rule/service';
import { CARD_COLUMNS, CARD_JOINS, postCard, type CardRow } from './service';
import { reasonText, type ReasonRow } from './words';

export function listRoutes(photos: PhotoStore): Pick<Routes<'post'>, 'post.feed' | 'post.mine'> {
  return {
    'post.feed': async ({ db, user, input, now }) => {
      const [column, region] =
        input.scope === 'community' ? ['community', user.communityId] : ['town', user.townId];
      const size = pageSize(input.size);
      const after = input.cursor ? decodeCursor(input.cursor, 2) : [];
      // The index is named because MariaDB leaves it for a worse one as soon as a cursor is given: docs/decisions/0050.
      const rows = await db.rows<CardRow>(
        `SELECT ${CARD_COLUMNS} FROM posts p FORCE INDEX (${column}_${input.board ? 'board' : 'list'}) ${CARD_JOINS}
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
        `SELECT ${CARD_COLUMNS}, p.version, p.claim_code, r.decision, r.reason, r.note
          FROM posts p FORCE INDEX (${input.state ? 'author_state' : 'author'}) ${CARD_JOINS}
            LEFT JOIN reviews r ON p.state IN ('rejected', 'hidden')
              AND r.id = (SELECT MAX(id) FROM reviews WHERE post_id = p.id AND decision IN ('reject', 'hide'))
          WHERE p.author_id = ? ${input.state ? 'AND p.state = ?' : ''} ${input.cursor ? 'AND p.id < ?' : ''}
          ORDER BY p.id DESC LIMIT ?`,
        [user.id, user.id, ...(input.state ? [input.state] : []), ...before, size + 1],
      );
      const codes = [...new Set(rows.flatMap((row) => row.claim_code ?? []))];
      const rules = user.townId === null ? [] : await rulesOfCodes(db, user.townId, codes);
      const titles = new Map(rules.map((rule) => [rule.code, rule.title]));
      const view = (row: MineRow): Reply<'post.mine'>['items'][number] => ({
        ...postCard(photos, row, now),
        version: row.version,
        reason: row.decision === null ? null : reasonText(row),
        claimTitle: row.claim_code === null ? null : (titles.get(row.claim_code) ?? null),
      });
      return pageOf(rows, size, view, (row) => [row.id]);
    },
  };
}

type MineRow = CardRow & ({ decision: null } | ReasonRow) & { version: number; claim_code: string | null };
