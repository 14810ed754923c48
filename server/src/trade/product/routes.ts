import type { PhotoStore } from '../../photos';
import type { Routes } from '../../kernel/route';
import { productDetail } from './detail';
import { manageProducts, productForShop, productsOfShop } from './lists';
import { moveStock, turnProduct } from './stock';
import { changeProduct, createProduct } from './submit';

export function productRoutes({ photos }: { photos: PhotoStore }): Routes<'product'> {
  return {
    'product.ofShop': ({ db, input, now }) => productsOfShop(db, photos, input, now),
    'product.get': ({ db, user, input, now }) => productDetail(db, photos, user, input.productId, now),
    'product.manage': ({ db, user, input, now }) => manageProducts(db, photos, user, input, now),
    'product.create': async ({ db, user, input, now }) =>
      productForShop(db, photos, await createProduct(db, photos, user, input, now), now),
    'product.change': async ({ db, user, input, now }) =>
      productForShop(db, photos, await changeProduct(db, photos, user, input, now), now),
    'product.stock': async ({ db, user, input, now }) =>
      productForShop(db, photos, await moveStock(db, user, input), now),
    'product.pause': async ({ db, user, input, now }) =>
      productForShop(db, photos, await turnProduct(db, user, input, ['open'], 'paused'), now),
    'product.resume': async ({ db, user, input, now }) =>
      productForShop(db, photos, await turnProduct(db, user, input, ['paused'], 'open'), now),
    'product.end': async ({ db, user, input, now }) =>
      productForShop(
        db,
        photos,
        await turnProduct(db, user, input, ['waiting', 'refused', 'open', 'paused'], 'ended'),
        now,
      ),
  };
}
