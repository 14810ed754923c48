import type { Input } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { assertSold, readProducts, type Product } from '../product/service';
import type { Item } from './entities';

type Asked = Input<'order.place'>['items'][number];

/** What is ordered of one product, with its price as it is now. */
export interface Line extends Item {
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
export async function linesOf(
  db: Db,
  merchantId: number,
  asked: readonly Asked[],
  usePoints: boolean,
): Promise<Line[]> {
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
function lineOf(product: Product, quantity: number, usePoints: boolean): Line {
  const { id, name, unit, price, version, personLimit } = product;
  return {
    ...{ productId: id, name, unit, price, quantity, version, personLimit },
    points: usePoints ? (product.points ?? 0) : 0,
    pointsFen: usePoints ? (product.pointsFen ?? 0) : 0,
  };
}

/** ORDER_TOO_LARGE beyond what one price may be. */
export function sumsOf(lines: readonly Line[]): Sums {
  const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);
  const listTotal = sum(({ price, quantity }) => price * quantity);
  if (listTotal > LIMITS.priceFen) throw new Refusal('ORDER_TOO_LARGE', 'items');
  return {
    listTotal,
    total: listTotal - sum(({ pointsFen }) => pointsFen),
    points: sum(({ points }) => points),
  };
}
