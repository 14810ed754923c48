import { isWhole, volume } from '../../testing/volume';
import { Refusal } from '../../kernel/errors';
import { inTransaction } from '../../kernel/transaction';
import { assertBookHolds } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { give, openShop, type TestShop } from '../../testing/open-shop';
import { assertVouchersHold } from '../../testing/vouchers';
import { readMerchant } from '../../shops/merchant/shop-access';
import { voucherAtCounter } from '../voucher/at-counter';

/* A code works once, however many clerks have it in their hands. */
const CODES = volume(1_000);
const CLERKS = isWhole ? 50 : 20; // times AT_ONCE it is more than the pool has connections, in either case
const AT_ONCE = 4;

let town: TestTown;
let shop: TestShop;
let clerks: { id: number; token: string }[];
beforeAll(async () => {
  town = await openTown();
  shop = await openShop(town);
  clerks = [];
  for (let turn = 0; turn < CLERKS; turn++) clerks.push(await shop.clerk());
  await give(town, town.people.wang, CODES);
  await give(town, town.people.chen, CODES);
});
afterAll(() => town.server.stop());

test(`${CODES} codes and ${CLERKS} clerks who race for each: ${CODES} settlements`, async () => {
  const { server } = town;
  const offer = await shop.offer({ points: 1, price: 0 });
  const merchant = await readMerchant(server.db, shop.id);
  const answers = new Map<string, number>();
  const oneCode = async (index: number) => {
    const person = index % 2 === 0 ? ('wang' as const) : ('chen' as const);
    const { id } = must(
      await town.as(person, 'voucher.redeem', { offerId: offer.id, version: offer.version }),
    );
    // One clerk in each race goes the whole way over HTTP.
    const [first] = clerks;
    const code = server.deps.codes.text('voucher', id, server.clock.now);
    const seen = must(
      await server.call(first?.token ?? null, 'counter.check', { merchantId: shop.id, code }),
    );
    const tap = async ({ id: clerkId, token }: (typeof clerks)[number], at: number): Promise<string> => {
      const { now } = server.clock;
      if (at === 0) {
        const { error } = await server.call(token, 'counter.settle', {
          merchantId: shop.id,
          ticket: seen.ticket,
        });
        return error?.code ?? 'settled';
      }
      // The others without the network between: what races is the same transaction.
      const by = { merchant, clerk: { id: clerkId, name: '' }, now, checkedAt: now };
      return inTransaction(server.source, (db) => voucherAtCounter.settle(db, id, by)).then(
        () => 'settled',
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      );
    };
    for (const answer of await Promise.all(clerks.map(tap)))
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
  };
  for (let first = 0; first < CODES; first += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, offset) => oneCode(first + offset)));

  expect(Object.fromEntries(answers)).toEqual({ settled: CODES, CODE_USED: CODES * (CLERKS - 1) });
  await assertBookHolds(server.db);
  await assertVouchersHold(server.db);
}, 600_000);
