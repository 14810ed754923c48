import type { Input } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertOwns, assertWorksAt } from '../../shops';
import type { Product } from './product';
import { readProduct } from './shelf';

/*
 * What a shop changes at once. Stock moves by a delta: what the shelf shows was counted before the last orders came in, so a
 * number to set would sell them twice.
 */

export async function moveStock(
  db: Db,
  user: SettledUser,
  { merchantId, productId, delta }: Input<'product.stock'>,
): Promise<number> {
  await assertWorksAt(db, merchantId, user.id);
  const { affectedRows } = await db.run(
    sql`UPDATE products SET stock = stock + ${delta} WHERE id = ${productId} AND merchant_id = ${merchantId} AND state <> 'ended' AND stock + ${delta} BETWEEN 0 AND ${LIMITS.productStock}`,
  );
  if (affectedRows === 1) return productId;
  const product = await ownProduct(db, merchantId, productId);
  if (product.state === 'ended') throw new Refusal('PRODUCT_CLOSED', 'productId');
  throw refuse('STOCK_RANGE', { stock: product.stock, most: LIMITS.productStock }, 'delta');
}

type State = Product['state'];

/** Moves one of the owner's products; asking again for what it is already changes nothing. */
export async function turnProduct(
  db: Db,
  user: SettledUser,
  { merchantId, productId }: { merchantId: number; productId: number },
  from: readonly State[],
  to: State,
): Promise<number> {
  await assertOwns(db, merchantId, user.id);
  const { affectedRows } = await db.run(
    sql`UPDATE products SET state = ${to}, version = version + 1 WHERE id = ${productId} AND merchant_id = ${merchantId} AND state IN (${from})`,
  );
  if (affectedRows === 1) return productId;
  const product = await ownProduct(db, merchantId, productId);
  if (product.state !== to) throw new Refusal('PRODUCT_CLOSED', 'productId');
  return productId;
}

/** The shop's own; another shop's is as good as not there. */
async function ownProduct(db: Db, merchantId: number, productId: number): Promise<Product> {
  const product = await readProduct(db, productId);
  if (product.merchantId !== merchantId) throw new Refusal('NOT_FOUND', 'productId');
  return product;
}
