import { formatWhen } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { shortName } from '@jishan/shared/names';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { sql } from '../../kernel/sql';
import { recordDecision, familyOf } from '../../desk';
import type { AtCounter, Presentable, Settled } from '../counter/presentable';
import { merchantRef } from '../../shops';
import { markPaid, markRefunded, paymentOf, stillDue } from '../payment/payment';
import { settleSpending, undoSpending, merchantAccount } from '../../book';
import { itemsOf, readOrder, selectOrders, type Order } from './order';
import { tellBuyer } from './tell';
import { words } from './words';

/** Orders at the counter: goods out, money in. One that nobody has marked ready is handed over as well. */
export const orderAtCounter: Presentable = {
  kind: 'order',

  shownNow: async (db, merchantId, now) => {
    const rows = await db.rows<{ id: number }>(
      sql`SELECT id FROM orders FORCE INDEX (shown) WHERE merchant_id = ${merchantId} AND state IN ('placed', 'ready') AND shown_until > ${now}`,
    );
    return rows.map(({ id }) => id);
  },

  present: async (db, id, at) => {
    const order = await read(db, id);
    assertCollectable(order, at, await familyOf(db, at.clerk.id, at.now));
    const items = (await itemsOf(db, [id])).get(id) ?? [];
    return {
      ...{ kind: 'order', id, title: order.title, holder: shortName(order.buyerName) },
      price: stillDue(await paymentOf(db, id)),
      listPrice: order.points > 0 ? order.listTotal : null,
      points: order.points,
      lines: [
        ...items.map(({ name, quantity, unit }) => words.line(name, quantity, unit)),
        ...(order.note ? [words.note(order.note)] : []),
        ...(order.state === 'placed' ? [words.notReady] : []),
      ],
      expiresAt: order.deadlineAt,
    };
  },

  settle: async (db, id, at) => {
    const { merchant, clerk, now, checkedAt } = at;
    const family = await familyOf(db, clerk.id, now);
    const { affectedRows } = await db.run(
      sql`UPDATE orders SET state = 'collected', collected_at = ${now}, closed_at = ${now}, clerk_id = ${clerk.id}
        WHERE id = ${id} AND merchant_id = ${merchant.id} AND state IN ('placed', 'ready') AND deadline_at > ${now} AND buyer_id NOT IN (${family})`,
    );
    const order = await read(db, id);
    if (affectedRows !== 1) {
      // The same tap, sent again with another key: it is told what it did.
      if (order.clerkId === clerk.id && (order.collectedAt ?? 0) >= checkedAt) return settled(order, now);
      assertCollectable(order, at, family);
      throw new Refusal('TICKET_BAD', 'ticket');
    }
    if (order.holdId !== null) {
      const reason = {
        ...{ title: words.spend(merchant.name, order.title), seal: words.seal, unitId: order.communityId },
        actorId: clerk.id,
      };
      const account = await merchantAccount(db, merchantRef(merchant));
      if ((await settleSpending(db, order.holdId, account, reason, now)) === null)
        throw new Refusal('CODE_EXPIRED', 'ticket', words.late);
    }
    await markPaid(db, id, { clerkId: clerk.id, ref: null }, now);
    return settled(order, now);
  },

  /**
   * Points and money go back; the goods do not return to the stock: whether what came back over the counter can be sold again
   * (an opened box, yesterday's fish) only the shop knows, and adds it with `product.stock`. Stock is never promised twice.
   */
  undo: async (db, id, { merchant, clerk, now, reason }) => {
    const family = await familyOf(db, clerk.id, now);
    const { affectedRows } = await db.run(
      sql`UPDATE orders SET state = 'undone', closed_at = ${now}, reason = ${reason}
        WHERE id = ${id} AND merchant_id = ${merchant.id} AND state = 'collected' AND collected_at > ${now - LIMITS.undoMs} AND buyer_id NOT IN (${family})`,
    );
    const order = await readToUndo(db, id);
    if (affectedRows !== 1) {
      if (order.merchantId !== merchant.id) throw new Refusal('NOT_FOUND', 'id');
      if (family.includes(order.buyerId)) throw new Refusal('CODE_OWN', 'id', words.own);
      if (order.state === 'undone') return settled(order, now);
      throw new Refusal(order.state === 'collected' ? 'UNDO_LATE' : 'UNDO_NOT', 'id');
    }
    if (order.holdId !== null) {
      const undone = await undoSpending(db, order.holdId, {
        ...{ key: `undo:order:${id}`, from: await merchantAccount(db, merchantRef(merchant)) },
        ...{ unitId: order.communityId, actorId: clerk.id, note: reason, now },
      });
      if (undone === null) throw new Refusal('UNDO_NOT', 'id');
    }
    await markRefunded(db, id, now);
    await recordDecision(db, {
      ...{ kind: 'order', subjectId: id, decision: 'undo', actorId: clerk.id, unitId: null },
      ...{ townId: merchant.townId, communityId: merchant.communityId, before: 'collected', after: 'undone' },
      ...{ note: reason, now },
    });
    const text = words.undone(order.title, reason);
    await tellBuyer(db, order.buyerId, { orderId: id, what: 'undone', text, now });
    return settled(order, now);
  },

  recent: async (db, merchantId, page, now) => {
    const list = keyset(page, { by: ['o.collected_at', 'o.id'], desc: true });
    const rows = await db.rows<Order>(
      sql`${selectOrders('collected')} WHERE o.merchant_id = ${merchantId} AND o.collected_at IS NOT NULL AND ${list.after} ${list.inOrder}`,
    );
    return list.of(
      rows,
      (row) => settled(row, now),
      ({ collectedAt, id }) => [collectedAt ?? 0, id],
    );
  },
};

const read = (db: Db, id: number): Promise<Order> =>
  readOrder(db, id).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('CODE_UNKNOWN', 'code') : error;
  });

/** The same, for who names it by its number in the shop's list. */
const readToUndo = (db: Db, id: number): Promise<Order> =>
  readOrder(db, id).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('NOT_FOUND', 'id') : error;
  });

/** Says why an order cannot be collected here and now. `family` is the clerk's: nobody serves those they live with. */
function assertCollectable(order: Order, { merchant, now }: AtCounter, family: readonly number[]): void {
  const { state, merchantId, collectedAt, deadlineAt, buyerId } = order;
  if (merchantId !== merchant.id) throw new Refusal('CODE_OTHER_SHOP', 'code', words.otherShop(order.shop));
  if (state === 'collected')
    throw new Refusal('CODE_USED', 'code', words.collected(formatWhen(collectedAt ?? now, now)));
  if (state === 'cancelled' || state === 'undone') throw new Refusal('CODE_CANCELLED', 'code', words.gone);
  if (state === 'expired' || deadlineAt <= now) throw new Refusal('CODE_EXPIRED', 'code', words.late);
  if (family.includes(buyerId)) throw new Refusal('CODE_OWN', 'code', words.own);
}

function settled(order: Order, now: number): Settled {
  const undone = order.state === 'undone';
  const at = order.collectedAt ?? now;
  const undoUntil = at + LIMITS.undoMs;
  return {
    ...{ kind: 'order', id: order.id, title: order.title, holder: shortName(order.buyerName) },
    ...{ price: order.total, points: order.points, at, clerk: order.clerkName ?? '' },
    undoUntil: undone || undoUntil <= now ? null : undoUntil,
    undone,
  };
}
