import { DAY } from '@jishan/shared/calendar';
import type { Input } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import { shortName } from '@jishan/shared/names';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertState, isPublic, readMerchant, roleAt, type Merchant } from '../../shops';
import { openPayment } from '../payment/payment';
import { holdForSpending } from '../../book';
import { takeProductStock } from '../product/shelf';
import { orderLines, sumsOf, type OrderLine, type Sums } from './pricing';
import { onOrder } from './on-order';
import { tellShop } from './tell';
import { words } from './words';

type Given = Input<'order.place'>;

/** No order can be collected later than this after it was placed; a day after that the book gives back what we have not. */
const HOLD_MS = LIMITS.orderPlacedMs + LIMITS.orderReadyMs + DAY;

/**
 * Places an order: its points are set aside, its payment is due, its goods leave the stock, which is taken last, because
 * everybody waits for it. Gives its id. NOT_FOUND, OTHER_TOWN, MERCHANT_STATE, ORDER_OWN_POINTS, ORDER_TOO_LARGE,
 * POINTS_SHORT, PRODUCT_CLOSED, PRODUCT_CHANGED, PRODUCT_SOLD_OUT, PRODUCT_LIMIT.
 */
export async function placeOrder(db: Db, user: SettledUser, given: Given, now: number): Promise<number> {
  const shop = await readMerchant(db, given.merchantId);
  if (!isPublic(shop)) throw new Refusal('NOT_FOUND', 'merchantId');
  if (shop.townId !== user.townId) throw new Refusal('OTHER_TOWN', 'merchantId');
  assertState(shop, 'open');
  if (given.usePoints && (await roleAt(db, shop.id, user.id)))
    throw new Refusal('ORDER_OWN_POINTS', 'usePoints');
  const lines = await orderLines(db, shop.id, given.items, given.usePoints);
  const sums = sumsOf(lines);
  const title = words.title(lines[0]?.name ?? '', lines.length);
  const id = await write(db, user, shop, { title, note: given.note, lines, sums, now });
  await openPayment(db, { orderId: id, provider: 'in_shop', amount: sums.total, now });
  await tellShop(db, shop.id, {
    ...{ orderId: id, what: 'placed', text: words.placed(shortName(user.name), title), now },
  });
  if (sums.points > 0) await setAside(db, user, { id, points: sums.points, shop, title, now });
  for (const line of lines) await take(db, user, line);
  return id;
}

interface Written {
  title: string;
  note: string;
  lines: readonly OrderLine[];
  sums: Sums;
  now: number;
}

async function write(
  db: Db,
  user: SettledUser,
  shop: Merchant,
  { title, note, lines, sums, now }: Written,
): Promise<number> {
  const { insertId: id } = await db.run(
    sql`INSERT INTO orders (merchant_id, community_id, buyer_id, title, list_total, total, points, note, created_at, deadline_at)
      VALUES (${[
        ...[shop.id, user.communityId, user.id, title, sums.listTotal, sums.total, sums.points, note],
        ...[now, now + LIMITS.orderPlacedMs],
      ]})`,
  );
  await db.run(
    sql`INSERT INTO order_items (order_id, product_id, name, unit, price, quantity, points, points_fen) VALUES ${lines.map(
      (line) => [
        ...[id, line.productId, line.name, line.unit, line.price, line.quantity],
        ...[line.points, line.pointsFen],
      ],
    )}`,
  );
  return id;
}

async function setAside(
  db: Db,
  user: SettledUser,
  {
    id,
    points,
    shop,
    title,
    now,
  }: { id: number; points: number; shop: Merchant; title: string; now: number },
): Promise<void> {
  const holdId = await holdForSpending(db, {
    key: `order:${id}`,
    townId: user.townId,
    communityId: user.communityId,
    residentId: user.id,
    amount: points,
    reason: { title: words.spend(shop.name, title), seal: words.seal, unitId: user.communityId },
    dueAt: now + HOLD_MS,
    now,
  });
  await db.run(sql`UPDATE orders SET hold_id = ${holdId} WHERE id = ${id}`);
}

/** The product's row is then ours until the end, so nobody's limit is counted twice at once. This order counts as well. */
async function take(
  db: Db,
  user: SettledUser,
  { productId, version, quantity, personLimit, name, unit }: OrderLine,
): Promise<void> {
  await takeProductStock(db, productId, version, quantity);
  if (personLimit !== null && (await onOrder(db, productId, user.id)) > personLimit)
    throw refuse('PRODUCT_LIMIT', { name, count: personLimit, unit }, 'items');
}
