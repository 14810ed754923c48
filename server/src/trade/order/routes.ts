import type { Codes } from '../code/rolling-code';
import { Refusal } from '../../kernel/errors';
import { withPrepared, type Routes } from '../../kernel/route';
import { sql } from '../../kernel/sql';
import { AHEAD, WINDOW_MS } from '../code/rolling-code';
import { roleAt } from '../../shops';
import { orderView, readOrder, readOwnOrder } from './order';
import { ordersOfShop, ownOrders } from './lists';
import { placeOrder } from './place';
import { cancelOrder, markReady, refuseOrder } from './steps';

export function orderRoutes({ codes }: { codes: Codes }): Routes<'order'> {
  return {
    'order.place': async ({ db, user, input, now }) =>
      orderView(db, await placeOrder(db, user, input, now), user.id),

    'order.mine': ({ db, user, input }) => ownOrders(db, user, input),

    'order.get': async ({ db, user, input }) => {
      const { buyerId, merchantId } = await readOrder(db, input.orderId);
      if (buyerId !== user.id && !(await roleAt(db, merchantId, user.id)))
        throw new Refusal('NOT_FOUND', 'orderId');
      return orderView(db, input.orderId, user.id);
    },

    'order.cancel': async ({ db, user, input, now }) => {
      await cancelOrder(db, user, input.orderId, now);
      return orderView(db, input.orderId, user.id);
    },

    // Fresh codes are drawn before the transaction, which only notes that they are on a screen: the counter waits for that row.
    'order.show': withPrepared(
      async ({ db, user, input, now }) => {
        const { id, state, deadlineAt } = await readOwnOrder(db, input.orderId, user.id);
        if ((state !== 'placed' && state !== 'ready') || deadlineAt <= now)
          throw new Refusal('ORDER_CLOSED', 'orderId');
        return codes.issue('order', id, now);
      },
      async ({ db, user, input, prepared, now }) => {
        const { affectedRows } = await db.run(
          sql`UPDATE orders SET shown_until = ${now + AHEAD * WINDOW_MS}
            WHERE id = ${input.orderId} AND buyer_id = ${user.id} AND state IN ('placed', 'ready') AND deadline_at > ${now}`,
        );
        if (affectedRows !== 1) throw new Refusal('ORDER_CLOSED', 'orderId');
        return { now, codes: prepared };
      },
    ),

    'order.ofShop': ({ db, user, input }) => ordersOfShop(db, user, input),

    'order.ready': async ({ db, user, input, now }) => {
      await markReady(db, user, input.orderId, now);
      return orderView(db, input.orderId, user.id);
    },

    'order.refuse': async ({ db, user, input, now }) => {
      await refuseOrder(db, user, input.orderId, input.reason, now);
      return orderView(db, input.orderId, user.id);
    },
  };
}
