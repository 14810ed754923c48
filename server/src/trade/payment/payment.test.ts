import { Refusal } from '../../kernel/errors';
import { inTransaction } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { openTown, type TestTown } from '../../testing/open-town';
import {
  closePayment,
  markPaid,
  markRefunded,
  openPayment,
  paymentOf,
  stillDue,
  voidPayment,
} from './payment';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

let orderId = 0;
const NOW = 1_763_800_000_000;
const byClerk = { clerkId: 7, ref: null };
type Work = Parameters<typeof inTransaction<boolean>>[1];
const run = (work: Work) =>
  inTransaction(town.server.source, work).catch((error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });
const open = () => run((db) => openPayment(db, { orderId, provider: 'in_shop', amount: 3000, now: NOW }));
const paid = () => run((db) => markPaid(db, orderId, byClerk, NOW + 1));
const refunded = () => run((db) => markRefunded(db, orderId, NOW + 2));
const voided = () => run((db) => voidPayment(db, orderId, NOW + 2));
const closed = () => run((db) => closePayment(db, orderId, NOW + 2));
const now = () => paymentOf(town.server.db, orderId);

beforeEach(() => {
  orderId++;
});

test('due, paid, refunded: each once, however often and however much at once', async () => {
  const twice = async (move: () => Promise<unknown>) =>
    (await Promise.all([move(), move(), move(), move()])).filter((moved) => moved === true).length;
  expect(await twice(open)).toBe(1);
  expect(await now()).toMatchObject({ state: 'due', amount: 3000, provider: 'in_shop', providerRef: null });
  expect(stillDue(await now())).toBe(3000);
  expect(await twice(paid)).toBe(1);
  expect(stillDue(await now())).toBe(0);
  expect(await twice(refunded)).toBe(1);
  expect((await now()).state).toBe('refunded');
  expect(
    await town.server.db.row(
      sql`SELECT paid_at AS paid, closed_at AS closed FROM payments WHERE order_id = ${orderId}`,
    ),
  ).toEqual({ paid: NOW + 1, closed: NOW + 2 });
});

test('what does not follow is refused, and nothing moves', async () => {
  await open();
  expect(await refunded()).toBe('PAYMENT_STATE');
  expect(await voided()).toBe(true);
  expect(await voided()).toBe(false);
  expect(await paid()).toBe('PAYMENT_STATE');
  expect((await now()).state).toBe('void');
});

test('an order that ends owes nothing, and gets back what it has paid', async () => {
  await open();
  expect(await closed()).toBe(true);
  expect(await closed()).toBe(false);
  expect((await now()).state).toBe('void');
  orderId++;
  await open();
  await paid();
  expect(await voided()).toBe('PAYMENT_STATE');
  expect(await closed()).toBe(true);
  expect(await closed()).toBe(false);
  expect((await now()).state).toBe('refunded');
});

test('a payment and an end that race: one is first, and money is never kept for nothing', async () => {
  await open();
  const [took, gave] = await Promise.all([paid(), closed()]);
  const { state } = await now();
  expect(gave).toBe(true);
  expect([state, took]).toEqual(state === 'void' ? ['void', 'PAYMENT_STATE'] : ['refunded', true]);
});

test('an amount of nothing is no payment', async () => {
  await expect(
    run((db) => openPayment(db, { orderId, provider: 'in_shop', amount: 0, now: NOW })),
  ).rejects.toThrow('amount_fits');
});
