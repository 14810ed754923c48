import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { sql } from '../../kernel/sql';
import { PRODUCT_COLUMNS, type Product } from './product';

/* What other features ask about products. */

export async function readProduct(db: Db, id: number): Promise<Product> {
  const product = await db.row<Product>(sql`SELECT ${PRODUCT_COLUMNS} FROM products p WHERE p.id = ${id}`);
  if (!product) throw new Refusal('NOT_FOUND', 'productId');
  return product;
}

export const readProducts = (db: Db, ids: readonly number[]) =>
  db.rows<Product>(sql`SELECT ${PRODUCT_COLUMNS} FROM products p WHERE p.id IN (${ids}) ORDER BY p.id`);

/** PRODUCT_CLOSED, PRODUCT_CHANGED or PRODUCT_SOLD_OUT unless so many of it can be had, as it was read. */
export function assertSold(product: Product, version: number, quantity: number): void {
  if (product.state !== 'open') throw new Refusal('PRODUCT_CLOSED', 'items');
  if (product.version !== version) throw new Refusal('PRODUCT_CHANGED', 'items');
  if (product.stock < quantity) throw soldOut(product);
}

/**
 * Takes so many from the stock, as `assertSold` says. The product's row stays locked until the transaction ends, and
 * everybody who orders it waits for it: call it late, and for several in the order of their ids.
 */
export async function takeProductStock(db: Db, id: number, version: number, quantity: number): Promise<void> {
  const { affectedRows } = await db.run(
    sql`UPDATE products SET stock = stock - ${quantity} WHERE id = ${id} AND version = ${version} AND state = 'open' AND stock >= ${quantity}`,
  );
  if (affectedRows === 1) return;
  const product = await readProduct(db, id);
  assertSold(product, version, quantity);
  throw soldOut(product);
}

/** Puts so many back; also of a product that is sold no more. For several in the order of their ids. */
export async function giveBackProductStock(db: Db, id: number, quantity: number): Promise<void> {
  await db.run(sql`UPDATE products SET stock = stock + ${quantity} WHERE id = ${id}`);
}

const soldOut = ({ name, stock, unit }: Product) =>
  refuse('PRODUCT_SOLD_OUT', { name, left: stock, unit }, 'items');

/** A product as home shows it. */
interface Fresh {
  kind: 'product';
  id: number;
  merchantId: number;
  shop: string;
  title: string;
  text: string;
  photos: string;
  price: number;
  unit: string;
  at: number;
}

const isFresh = (since: number) => sql`p.state = 'open' AND p.shown_at > ${since} AND p.stock > 0`;

/** Open shops of a town that sell something that came to be shown since then. */
export const shopsWithFreshProducts = (db: Db, townId: number, since: number) =>
  db.rows<{ id: number }>(
    sql`SELECT m.id FROM merchants m FORCE INDEX (newest) WHERE m.town_id = ${townId} AND m.state = 'open' AND EXISTS
      (SELECT 1 FROM products p WHERE p.merchant_id = m.id AND ${isFresh(since)})`,
  );

/** The newest of a shop's products that came to be shown since then. */
export const freshProducts = (db: Db, merchantId: number, since: number, most: number) =>
  db.rows<Fresh>(
    sql`SELECT 'product' AS kind, p.id, p.merchant_id AS merchantId, m.name AS shop, p.name AS title, p.body AS text, p.photos,
        p.price, p.unit, p.shown_at AS at
      FROM products p FORCE INDEX (fresh) JOIN merchants m ON m.id = p.merchant_id
      WHERE p.merchant_id = ${merchantId} AND ${isFresh(since)} ORDER BY p.shown_at DESC, p.id DESC LIMIT ${most}`,
  );
