import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { refuse } from '../../kernel/errors';
import { isDuplicate } from '../../kernel/transaction';
import { raw, sql } from '../../kernel/sql';
import { inShop } from './in-shop';
import type { Due, Evidence, PaymentProvider } from './provider';
import { paymentStateWords, type PaymentState } from './words';

/*
 * What is paid for an order: due → paid → refunded, or due → void. Each move is one guarded UPDATE; making it again changes
 * nothing and says so with false, and one that does not follow is refused with PAYMENT_STATE. Who moves it holds the order's
 * row, and knows nothing of how money is paid.
 */

type PaymentView = Reply<'order.get'>['payment'];
export type ProviderName = PaymentView['provider'];

const providers: Record<ProviderName, PaymentProvider> = { in_shop: inShop };

export interface Payment extends Due {
  provider: ProviderName;
  providerRef: string | null;
  state: PaymentState;
}

/** The payments of orders, by order. */
export async function paymentsOf(db: Db, orderIds: readonly number[]): Promise<Map<number, Payment>> {
  if (orderIds.length === 0) return new Map();
  const rows = await db.rows<Payment>(
    sql`SELECT order_id AS orderId, provider, provider_ref AS providerRef, amount, state FROM payments WHERE order_id IN (${orderIds})`,
  );
  return new Map(rows.map((payment) => [payment.orderId, payment]));
}

export async function paymentOf(db: Db, orderId: number): Promise<Payment> {
  const payment = (await paymentsOf(db, [orderId])).get(orderId);
  if (!payment) throw new Error(`order ${orderId} has no payment`);
  return payment;
}

/** What is still to pay, in fen. */
export const stillDue = ({ state, amount }: Payment): number => (state === 'due' ? amount : 0);

/** Money is due for an order from now on. Opening it again changes nothing: there is one payment for each order. */
export async function openPayment(
  db: Db,
  { orderId, amount, provider, now }: Due & { provider: ProviderName; now: number },
): Promise<boolean> {
  const ref = await providers[provider].begin(db, { orderId, amount }, now);
  try {
    await db.run(
      sql`INSERT INTO payments (order_id, provider, provider_ref, amount, created_at) VALUES (${orderId}, ${provider}, ${ref}, ${amount}, ${now})`,
    );
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

export async function markPaid(db: Db, orderId: number, evidence: Evidence, now: number): Promise<boolean> {
  const moved = await move(db, orderId, 'due', 'paid', now);
  if (!moved) return false;
  const payment = await paymentOf(db, orderId);
  const ref = await providers[payment.provider].confirm(db, payment, evidence, now);
  await db.run(
    sql`UPDATE payments SET provider_ref = COALESCE(${ref}, provider_ref) WHERE order_id = ${orderId}`,
  );
  return true;
}

export async function markRefunded(db: Db, orderId: number, now: number): Promise<boolean> {
  const moved = await move(db, orderId, 'paid', 'refunded', now);
  if (!moved) return false;
  const payment = await paymentOf(db, orderId);
  await providers[payment.provider].refund(db, payment, payment.providerRef, now);
  return true;
}

/** Nothing is due any more. */
export const voidPayment = (db: Db, orderId: number, now: number): Promise<boolean> =>
  move(db, orderId, 'due', 'void', now);

/** An order ends without its goods: what is due is due no more, and what was paid goes back. */
export async function closePayment(db: Db, orderId: number, now: number): Promise<boolean> {
  const { state } = await lockPayment(db, orderId);
  return state === 'paid' || state === 'refunded'
    ? markRefunded(db, orderId, now)
    : voidPayment(db, orderId, now);
}

async function lockPayment(db: Db, orderId: number): Promise<Payment> {
  await db.row(sql`SELECT id FROM payments WHERE order_id = ${orderId} FOR UPDATE`);
  return paymentOf(db, orderId);
}

/** False when it was there already. */
async function move(
  db: Db,
  orderId: number,
  from: PaymentState,
  to: PaymentState,
  now: number,
): Promise<boolean> {
  const at = to === 'paid' ? 'paid_at' : 'closed_at';
  const { affectedRows } = await db.run(
    sql`UPDATE payments SET state = ${to}, ${raw(at)} = ${now} WHERE order_id = ${orderId} AND state = ${from}`,
  );
  if (affectedRows === 1) return true;
  const { state } = await paymentOf(db, orderId);
  if (state !== to) throw refuse('PAYMENT_STATE', { state: paymentStateWords[state] }, 'orderId');
  return false;
}
