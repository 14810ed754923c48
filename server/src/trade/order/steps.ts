import { formatWhen } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { shortName } from '@jishan/shared/names';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { recordDecision, familyOf } from '../../desk';
import { readMerchant } from '../../shops';
import { closeOrder } from './close';
import { readOfShop, readOrder, readOwnOrder, type Order } from './order';
import { tellBuyer, tellShop } from './tell';
import { words } from './words';

/* What buyer and shop do with an order before it is collected. Doing it again changes nothing. */

/** The buyer does not want it any more; once it is ready only the shop can say so. */
export async function cancelOrder(db: Db, user: SettledUser, orderId: number, now: number): Promise<void> {
  await readOwnOrder(db, orderId, user.id);
  const closed = await closeOrder(db, orderId, { to: 'cancelled', from: ['placed'], now });
  if (closed) {
    const text = words.cancelled(shortName(user.name), closed.title);
    await tellShop(db, closed.merchantId, { orderId, what: 'cancelled', text, now });
    return;
  }
  const { state, reason } = await readOrder(db, orderId);
  if (state === 'ready') throw new Refusal('ORDER_READY', 'orderId');
  if (state !== 'cancelled' || reason !== '') throw new Refusal('ORDER_CLOSED', 'orderId');
}

/** It waits for its buyer, who is told, for a few days from now. */
export async function markReady(db: Db, user: SettledUser, orderId: number, now: number): Promise<void> {
  const { buyerId, shop, title, merchantId } = await readServed(db, user, orderId, now);
  const deadlineAt = now + LIMITS.orderReadyMs;
  const { affectedRows } = await db.run(
    sql`UPDATE orders SET state = 'ready', ready_at = ${now}, deadline_at = ${deadlineAt} WHERE id = ${orderId} AND state = 'placed' AND deadline_at > ${now}`,
  );
  if (affectedRows === 1) {
    await recordDecision(db, {
      ...{ kind: 'order', subjectId: orderId, decision: 'ready', actorId: user.id, unitId: null },
      ...{ ...(await placeOf(db, merchantId)), before: 'placed', after: 'ready', now },
    });
    const text = words.ready(shop, title, formatWhen(deadlineAt, now));
    await tellBuyer(db, buyerId, { orderId, what: 'ready', text, now });
    return;
  }
  if ((await readOrder(db, orderId)).state !== 'ready') throw new Refusal('ORDER_CLOSED', 'orderId');
}

/** The shop cannot serve it, and says why. */
export async function refuseOrder(
  db: Db,
  user: SettledUser,
  orderId: number,
  reason: string,
  now: number,
): Promise<void> {
  const { state: before } = await readServed(db, user, orderId, now);
  const closed = await closeOrder(db, orderId, {
    ...{ to: 'cancelled', from: ['placed', 'ready'], reason, clerkId: user.id, now },
  });
  if (closed) {
    await recordDecision(db, {
      ...{ kind: 'order', subjectId: orderId, decision: 'refuse', actorId: user.id, unitId: null },
      ...{ ...(await placeOf(db, closed.merchantId)), before, after: 'cancelled', note: reason, now },
    });
    const text = words.refused(closed.shop, closed.title, reason);
    await tellBuyer(db, closed.buyerId, { orderId, what: 'refused', text, now });
    return;
  }
  const after = await readOrder(db, orderId);
  if (after.state !== 'cancelled' || after.reason !== reason) throw new Refusal('ORDER_CLOSED', 'orderId');
}

/** An order at a shop where the user works, and not of their own family. */
async function readServed(db: Db, user: SettledUser, orderId: number, now: number): Promise<Order> {
  const order = await readOfShop(db, orderId, user.id);
  if ((await familyOf(db, user.id, now)).includes(order.buyerId))
    throw new Refusal('CODE_OWN', 'orderId', words.own);
  return order;
}

/** Where a shop stands, for the record. */
async function placeOf(db: Db, merchantId: number): Promise<{ townId: number; communityId: number }> {
  const { townId, communityId } = await readMerchant(db, merchantId);
  return { townId, communityId };
}
