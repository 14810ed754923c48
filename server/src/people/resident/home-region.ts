import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { raw, sql } from '../../kernel/sql';
import { regionEntity } from './resident';

/** Where a resident lives. */
export interface Home {
  townId: number;
  communityId: number;
  gridId: number | null;
}

/** A community of a town, with a grid of that community or none; REGION_NOT_FOUND at the field that does not fit. */
export async function homeAt(db: Db, communityId: number, gridId: number | undefined): Promise<Home> {
  const community = await db.manager.findOneBy(regionEntity, { id: communityId, kind: 'community' });
  if (!community || community.townId === null) throw new Refusal('REGION_NOT_FOUND', 'communityId');
  if (gridId !== undefined) {
    const isThere = await db.manager.existsBy(regionEntity, {
      id: gridId,
      kind: 'grid',
      parentId: communityId,
    });
    if (!isThere) throw new Refusal('REGION_NOT_FOUND', 'gridId');
  }
  return { townId: community.townId, communityId, gridId: gridId ?? null };
}

/** Somebody who wrote something, as a joined row gives them. */
export interface AuthorRow {
  author_id: number;
  author_name: string;
  author_avatar: string;
  author_unit: string | null;
}

/**
 * Columns and joins for AuthorRow, of the table under `alias`, which has an `author_id`. Regions are few, so the database
 * would read them as a whole and then sort the list: by their key the list keeps its order.
 */
export const AUTHOR_COLUMNS = sql`u.id AS author_id, u.name AS author_name, u.avatar AS author_avatar, o.unit AS author_unit`;
export const authorJoins = (alias: string) => sql`JOIN users u ON u.id = ${raw(alias)}.author_id
  LEFT JOIN regions o FORCE INDEX (PRIMARY) ON o.id = u.scope_region_id AND u.role IN ('staff', 'admin')`;

export const authorOf = (row: AuthorRow): Reply<'post.get'>['author'] => ({
  id: row.author_id,
  name: row.author_name,
  avatar: row.author_avatar,
  unit: row.author_unit,
});
