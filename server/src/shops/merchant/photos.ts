import type { PhotoOwner } from '../../photos';
import { SHOWN_STATES } from './merchant';
import { raw, sql } from '../../kernel/sql';

/** Photos of a shop, and of what it shows, are seen by everybody while the shop is. */
export const shopPhotos: PhotoOwner = {
  kind: 'shop',
  tables: ['merchants'],
  isPublic: async (db, id) =>
    (await db.row(sql`SELECT id FROM merchants WHERE id = ${id} AND state IN ${SHOWN_STATES}`)) !== undefined,
};

/** The photos of one kind of thing that shops show, with a table that names the shop of each. */
export const photosOfThings = (kind: string, table: 'offers' | 'products' | 'news'): PhotoOwner => ({
  kind,
  tables: [table, 'merchants'],
  isPublic: async (db, id) =>
    (await db.row(
      sql`SELECT t.id FROM ${raw(table)} t JOIN merchants m ON m.id = t.merchant_id WHERE t.id = ${id} AND m.state IN ${SHOWN_STATES}`,
    )) !== undefined,
});
