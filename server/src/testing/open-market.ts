import type { Input } from '@jishan/shared/api';
import { must, type TestTown } from './open-town';
import type { TestShop } from './open-shop';
import type { Person } from './town';
import { sql } from '../kernel/sql';

/** What a test's product is, unless it says otherwise. */
export const EGGS = {
  name: '土鸡蛋',
  text: '自家散养，当天的',
  price: 1800,
  unit: '盒',
  personLimit: null,
  pointsPart: null,
  photos: [],
  stock: 20,
} satisfies Omit<Input<'product.create'>, 'merchantId'>;

type Terms = Omit<Input<'product.create'>, 'merchantId'>;

/** What a shop sells and tells, and the steps that tests about it take again and again. */
export function openMarket(town: TestTown, shop: TestShop) {
  /** A product that can be ordered. */
  const product = async (changes: Partial<Terms> = {}) => {
    const { id } = must(await town.as('li', 'product.create', { merchantId: shop.id, ...EGGS, ...changes }));
    await shop.approve('product', id);
    return must(await town.as('li', 'product.get', { productId: id })).product;
  };

  /** News that are shown. */
  const news = async (title = '重阳节免费理发') => {
    const { id } = must(
      await town.as('li', 'news.submit', {
        ...{ merchantId: shop.id, newsId: null, title, text: '六十岁以上老人免费', photos: [] },
      }),
    );
    await shop.approve('news', id);
    return id;
  };

  const wanted = (products: readonly { id: number; version: number }[], quantity = 1, usePoints = false) => ({
    merchantId: shop.id,
    items: products.map(({ id, version }) => ({ productId: id, version, quantity })),
    usePoints,
    note: '',
  });

  const placed = async (
    person: Person,
    products: Parameters<typeof wanted>[0],
    quantity = 1,
    points = false,
  ) => must(await town.as(person, 'order.place', wanted(products, quantity, points)));

  const stockOf = async (productId: number) =>
    (await town.server.db.row<{ stock: number }>(sql`SELECT stock FROM products WHERE id = ${productId}`))
      ?.stock;

  return { product, news, wanted, placed, stockOf };
}

export type TestMarket = ReturnType<typeof openMarket>;
