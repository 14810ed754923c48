import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { readMerchant, roleAt, type Merchant } from '../../shops';
import { onOrder } from '../order/on-order';
import type { PhotoStore } from '../../photos';
import { balanceOf } from '../../book';
import { partOf, productView, type Product } from './product';
import { readProduct } from './shelf';

type Detail = Reply<'product.get'>;

/** One product with its shop. What was never shown, and what a hidden shop sold, is not there. */
export async function productDetail(
  db: Db,
  photos: PhotoStore,
  user: User | null,
  productId: number,
  now: number,
): Promise<Detail> {
  const product = await readProduct(db, productId);
  const shop = await readMerchant(db, product.merchantId);
  if (
    ['waiting', 'refused'].includes(product.state) ||
    ['applied', 'refused', 'suspended'].includes(shop.state)
  )
    throw new Refusal('NOT_FOUND', 'productId');
  const mineLeft = user && (await leftFor(db, product, user.id));
  const balance = user && (await balanceOf(db, user.id));
  const own = user !== null && (await roleAt(db, shop.id, user.id)) !== null;
  const part = partOf(product);
  const short = part !== null && balance !== null && balance < part.points;
  return {
    product: productView(photos, product, true, now),
    shop: {
      ...shop,
      lat: shop.latE6 / 1e6,
      lng: shop.lngE6 / 1e6,
      photos: photos.parse(shop.photos).map((photo) => photos.view(photo, true, now)),
    },
    prices: await pricesOf(db, product.id),
    balance,
    mineLeft,
    block: blockOf(product, shop, user, mineLeft),
    pointsBlock: part && own ? 'own' : short ? 'short' : null,
  };
}

function blockOf(
  product: Product,
  shop: Merchant,
  user: User | null,
  mineLeft: number | null,
): Detail['block'] {
  if (!user) return 'guest';
  if (user.townId !== shop.townId) return 'town';
  if (product.state === 'ended' || shop.state === 'left') return 'over';
  if (product.state === 'paused' || shop.state === 'paused') return 'paused';
  if (product.stock === 0) return 'stock';
  return mineLeft === 0 ? 'limit' : null;
}

/** How many more somebody may have on order; null: no limit. */
async function leftFor(db: Db, { id, personLimit }: Product, userId: number): Promise<number | null> {
  return personLimit === null ? null : Math.max(0, personLimit - (await onOrder(db, id, userId)));
}

async function pricesOf(db: Db, productId: number): Promise<Detail['prices']> {
  const rows = await db.rows<{
    price: number;
    unit: string;
    points: number | null;
    pointsFen: number | null;
    since: number;
  }>(
    sql`SELECT price, unit, points, points_fen AS pointsFen, since FROM product_prices WHERE product_id = ${productId} ORDER BY id DESC LIMIT 20`,
  );
  return rows.map((row) => ({ ...row, pointsPart: partOf(row) }));
}
