import type { PhotoOwner } from '../../photos';
import { SHOWN_STATES } from './merchant';

/** Photos of a shop, and of what it shows, are seen by everybody while the shop is. */
export const shopPhotos: PhotoOwner = {
  kind: 'shop',
  isPublic: async (db, id) =>
    (await db.row(`SELECT id FROM merchants WHERE id = ? AND state IN ${SHOWN_STATES}`, [id])) !== undefined,
};

/** The photos of one kind of thing that shops show, with a table that names the shop of each. */
export const photosOfThings = (kind: string, table: 'offers' | 'products' | 'news'): PhotoOwner => ({
  kind,
  isPublic: async (db, id) =>
    (await db.row(
      `SELECT t.id FROM ${table} t JOIN merchants m ON m.id = t.merchant_id WHERE t.id = ? AND m.state IN ${SHOWN_STATES}`,
      [id],
    )) !== undefined,
});
