import type { Input } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { assertSold, readProducts } from '../product/shelf';
import { type Product } from '../product/product';
import type { OrderItem } from './order';

type Asked = Input<'order.place'>['items'][number];

/** What is ordered of one product, with its price as it is now. */
export interface OrderLine extends OrderItem {
  version: number;
  personLimit: number | null;
}

export interface Sums {
  listTotal: number;
  total: number;
  points: number;
}

/**
 * What is asked for, in the order of products' ids. NOT_FOUND for a product that is not this shop's; PRODUCT_CLOSED,
 * PRODUCT_CHANGED, PRODUCT_SOLD_OUT.
 */
export async function orderLines(
  db: Db,
  merchantId: number,
  asked: readonly Asked[],
  usePoints: boolean,
): Promise<OrderLine[]> {
  const products = await readProducts(
    db,
    asked.map(({ productId }) => productId),
  );
  const wanted = new Map(asked.map((one) => [one.productId, one]));
  // What was never shown is not there either.
  const isHere = ({ merchantId: shop, state }: Product) =>
    shop === merchantId && state !== 'waiting' && state !== 'refused';
  if (products.length < asked.length || !products.every(isHere)) throw new Refusal('NOT_FOUND', 'items');
  return products.map((product) => {
    const { version, quantity } = wanted.get(product.id) ?? { version: 0, quantity: 0 };
    assertSold(product, version, quantity);
    return lineOf(product, quantity, usePoints);
  });
}

/** Points take their part off the price of one, once in an order, however many are ordered. */
function lineOf(product: Product, quantity: number, usePoints: boolean): OrderLine {
  const { id, name, unit, price, version, personLimit } = product;
  return {
    ...{ productId: id, name, unit, price, quantity, version, personLimit },
    points: usePoints ? (product.points ?? 0) : 0,
    pointsFen: usePoints ? (product.pointsFen ?? 0) : 0,
  };
}

/** ORDER_TOO_LARGE beyond what one price may be. */
export function sumsOf(lines: readonly OrderLine[]): Sums {
  const sum = (of: (line: OrderLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const listTotal = sum(({ price, quantity }) => price * quantity);
  if (listTotal > LIMITS.priceFen) throw new Refusal('ORDER_TOO_LARGE', 'items');
  return {
    listTotal,
    total: listTotal - sum(({ pointsFen }) => pointsFen),
    points: sum(({ points }) => points),
  };
}
