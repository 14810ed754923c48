import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertWorksAt, latestSubmissions } from '../../shops';
import type { PhotoStore } from '../../photos';
import { PRODUCT_COLUMNS, productView, type ProductForShop, type Product } from './product';
import { readProduct } from './shelf';

/** What a shop sells now, newest first; nothing while it is hidden. */
export async function productsOfShop(
  db: Db,
  photos: PhotoStore,
  input: Input<'product.ofShop'>,
  now: number,
): Promise<Reply<'product.ofShop'>> {
  const page = keyset(input, { by: ['p.id'], desc: true });
  const rows = await db.rows<Product>(
    sql`SELECT ${PRODUCT_COLUMNS} FROM merchants m JOIN products p FORCE INDEX (merchant_state) ON p.merchant_id = m.id
      WHERE m.id = ${input.merchantId} AND m.state IN ('open', 'paused') AND p.state = 'open' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => productView(photos, row, true, now),
    ({ id }) => [id],
  );
}

/** All products of one of my shops, newest first. */
export async function manageProducts(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Input<'product.manage'>,
  now: number,
): Promise<Reply<'product.manage'>> {
  await assertWorksAt(db, input.merchantId, user.id);
  const page = keyset(input, { by: ['p.id'], desc: true });
  const rows = await db.rows<Product>(
    sql`SELECT ${PRODUCT_COLUMNS} FROM products p FORCE INDEX (merchant) WHERE p.merchant_id = ${input.merchantId} AND ${page.after}
      ${page.inOrder}`,
  );
  const views = await forShop(db, photos, rows, now);
  return page.of(
    views,
    (view) => view,
    ({ id }) => [id],
  );
}

/** One product as its shop sees it. */
export async function productForShop(
  db: Db,
  photos: PhotoStore,
  productId: number,
  now: number,
): Promise<ProductForShop> {
  const [view] = await forShop(db, photos, [await readProduct(db, productId)], now);
  if (!view) throw new Error(`product ${productId} has gone`);
  return view;
}

async function forShop(
  db: Db,
  photos: PhotoStore,
  rows: readonly Product[],
  now: number,
): Promise<ProductForShop[]> {
  const latest = await latestSubmissions(
    db,
    'product',
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...productView(photos, row, false, now),
    submission: latest.get(row.id) ?? null,
  }));
}
