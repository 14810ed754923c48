import { ERRORS } from '@jishan/shared/errors';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { sql } from '../kernel/sql';
import type { PostPhoto } from './photo';

/** Those of the photos that a user has uploaded and that are still there, in the order given. */
export async function ownPhotos(db: Db, userId: number, ids: readonly string[]): Promise<PostPhoto[]> {
  if (ids.length === 0) return [];
  const rows = await db.rows<PostPhoto>(
    sql`SELECT id, width, height FROM photos WHERE owner_id = ${userId} AND id IN (${ids})`,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** PHOTO_NOT_YOURS at the first of the photos that is not among those claimed: 'photos.2', and it is the third. */
export function photoLost(
  ids: readonly string[],
  claimed: readonly { id: string }[],
  field: string,
): Refusal {
  const lost = ids.findIndex((id) => !claimed.some((one) => one.id === id));
  return new Refusal(
    'PHOTO_NOT_YOURS',
    `${field}.${lost}`,
    `第 ${lost + 1} 张${ERRORS.PHOTO_NOT_YOURS.message}`,
  );
}
