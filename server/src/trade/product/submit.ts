import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertOwns, assertState, lockMerchant, type Merchant, submitForReview } from '../../shops';
import type { PhotoStore } from '../../photos';
import { productPhotos, type ProductTerms } from './product';
import { readProduct } from './shelf';

/** Hands a new product to the review desk. Gives its id. */
export async function createProduct(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  given: Input<'product.create'>,
  now: number,
): Promise<number> {
  const merchant = await shopOf(db, user, given.merchantId);
  const terms = soundTerms(given);
  const { name, text, price, unit, personLimit, pointsPart } = terms;
  // A row for what waits: nobody but the shop and the desk sees it.
  const { insertId } = await db.run(
    sql`INSERT INTO products (merchant_id, name, body, photos, price, unit, stock, person_limit, points, points_fen, created_at)
      VALUES (${[
        ...[merchant.id, name, text, '[]', price, unit, given.stock, personLimit],
        ...[pointsPart?.points ?? null, pointsPart?.fen ?? null, now],
      ]})`,
  );
  await hand(db, photos, user, { merchant, productId: insertId, terms, photos: given.photos, now });
  return insertId;
}

/** Hands other terms of a product to the review desk. */
export async function changeProduct(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  given: Input<'product.change'>,
  now: number,
): Promise<number> {
  const merchant = await shopOf(db, user, given.merchantId);
  const product = await readProduct(db, given.productId);
  if (product.merchantId !== merchant.id) throw new Refusal('NOT_FOUND', 'productId');
  if (product.state === 'ended') throw new Refusal('PRODUCT_CLOSED', 'productId');
  if (product.version !== given.version) throw new Refusal('PRODUCT_CHANGED', 'version');
  const terms = soundTerms(given);
  await hand(db, photos, user, { merchant, productId: product.id, terms, photos: given.photos, now });
  return product.id;
}

async function shopOf(db: Db, user: SettledUser, merchantId: number): Promise<Merchant> {
  await assertOwns(db, merchantId, user.id);
  const merchant = await lockMerchant(db, merchantId);
  assertState(merchant, 'open', 'paused');
  return merchant;
}

function soundTerms({ name, text, price, unit, personLimit, pointsPart }: ProductTerms): ProductTerms {
  if (pointsPart && pointsPart.fen >= price) throw new Refusal('PRODUCT_POINTS', 'pointsPart.fen');
  return { name, text, price, unit, personLimit, pointsPart };
}

interface Handed {
  merchant: Merchant;
  productId: number;
  terms: ProductTerms;
  photos: readonly string[];
  now: number;
}

async function hand(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { merchant, productId, terms, photos: ids, now }: Handed,
): Promise<void> {
  const kept = await photos.claim(db, user, ids, productPhotos(productId));
  await submitForReview(db, user, {
    ...{ kind: 'product', subjectId: productId, merchant, title: terms.name, content: terms },
    ...{ photos: kept, now },
  });
}
