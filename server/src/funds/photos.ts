import type { PhotoOwner } from '../photos';
import { sql } from '../kernel/sql';

/** What a fund shows of itself stays public after it has ended, as the fund does. */
export const fundPhotos: PhotoOwner = {
  kind: 'fund',
  tables: ['funds'],
  isPublic: async (db, id) => (await db.row(sql`SELECT id FROM funds WHERE id = ${id}`)) !== undefined,
};

/** What its points were used for is public once a second person has agreed. */
export const fundUsePhotos: PhotoOwner = {
  kind: 'fund-use',
  tables: ['fund_uses'],
  isPublic: async (db, id) =>
    (await db.row(sql`SELECT id FROM fund_uses WHERE id = ${id} AND state = 'done'`)) !== undefined,
};
