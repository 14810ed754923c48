import { HOUR } from '@jishan/shared/calendar';
import { submitNews } from '../../alliance';
import { readMerchant } from '../../shops';
import { placeOrder, orderAtCounter, readProduct, createProduct } from '../../trade';
import type { Happening } from '../cases/stage';
import { clockTime } from '../plan/time';
import { NEWS, ORDERS, PRODUCTS, type PlannedProduct } from './market-plan';
import { approve, uploaded, type Street } from './open';

/** What shops sell and tell, and who ordered it. */
export function marketOf(street: Street): Happening[] {
  const { db, photos, desk, now, person, idOf, ownerOf, picturesOf } = street;
  const stage = { db, photos, desk };
  const products = new Map<string, number>();
  const orders = new Map<string, number>();

  const sell = async (plan: PlannedProduct, at: number) => {
    const owner = ownerOf(plan.shop);
    const id = await createProduct(
      db,
      photos,
      owner,
      {
        ...{
          merchantId: idOf(plan.shop),
          name: plan.name,
          text: plan.text,
          unit: plan.unit,
          stock: plan.stock,
        },
        price: Math.round(plan.price * 100),
        personLimit: plan.perPerson ?? null,
        pointsPart: plan.pointsPart
          ? { points: plan.pointsPart.points, fen: plan.pointsPart.yuan * 100 }
          : null,
        photos: await uploaded(stage, owner, picturesOf(plan.name), at),
      },
      at,
    );
    await approve(stage, 'product', id, at + HOUR);
    products.set(plan.name, id);
  };

  const order = async ({ who, product, quantity, note }: (typeof ORDERS)[number], at: number) => {
    const { id, merchantId, version } = await readProduct(db, products.get(product) ?? 0);
    const items = [{ productId: id, version, quantity }];
    orders.set(product, await placeOrder(db, person(who), { merchantId, items, usePoints: false, note }, at));
  };
  const collect = async (product: string, at: number) => {
    const { merchantId } = await readProduct(db, products.get(product) ?? 0);
    const merchant = await readMerchant(db, merchantId);
    const clerk = ownerOf(merchant.name);
    await orderAtCounter.settle(db, orders.get(product) ?? 0, { merchant, clerk, now: at, checkedAt: at });
  };

  return [
    ...PRODUCTS.map((plan): Happening => {
      const at = clockTime(now, plan.daysAgo, 8, 30);
      return { at, happen: () => sell(plan, at) };
    }),
    ...ORDERS.flatMap((plan): Happening[] => {
      const at = clockTime(now, plan.daysAgo, plan.hour, 20);
      const placed = { at, happen: () => order(plan, at) };
      const collectedAt = at + 2 * HOUR;
      const collected = { at: collectedAt, happen: () => collect(plan.product, collectedAt) };
      return plan.collected ? [placed, collected] : [placed];
    }),
    ...NEWS.map((plan): Happening => {
      const at = clockTime(now, plan.daysAgo, 18, 0);
      const tellAll = async () => {
        const { shop, title, text } = plan;
        const author = ownerOf(shop);
        const given = { merchantId: idOf(shop), newsId: null, title, text };
        const ids = await uploaded(stage, author, picturesOf(title), at);
        const id = await submitNews(db, photos, author, { ...given, photos: ids }, at);
        await approve(stage, 'news', id, at + HOUR);
      };
      return { at, happen: tellAll };
    }),
  ];
}
