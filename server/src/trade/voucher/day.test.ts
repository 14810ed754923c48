import { DAY, HOUR } from '@jishan/shared/calendar';
import { inTransaction } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { assertBookHolds, checkBook } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { give, HAIRCUT, openShop, type TestShop } from '../../testing/open-shop';
import { seeded } from '../../testing/model/random';
import { volume } from '../../testing/volume';
import { assertVouchersHold } from '../../testing/vouchers';
import { everyDay } from '@jishan/shared/hours';
import { sweepVouchers } from './sweep';

/*
 * A random day at the counters: redemptions, cancels, settlements, undos and expiries at once, each perhaps sent twice, and at
 * its end everything agrees. `DAY_SEED=7` plays a day again.
 */
const OPERATIONS = volume(10_000);
const WORKERS = 24;
const ALLOWED = new Set([
  ...['POINTS_SHORT', 'OFFER_SOLD_OUT', 'OFFER_LIMIT', 'OFFER_CLOSED', 'MERCHANT_STATE', 'VOUCHER_CLOSED'],
  ...['CODE_USED', 'CODE_CANCELLED', 'CODE_EXPIRED', 'CODE_OTHER_SHOP', 'UNDO_NOT', 'NOT_FOUND'],
]);

let town: TestTown;
let shops: TestShop[];
beforeAll(async () => {
  town = await openTown();
  shops = [];
  for (const name of ['平安理发店', '李记包子铺', '鲜果缘水果店']) shops.push(await openShop(town, name));
});
afterAll(() => town.server.stop());

test(`${OPERATIONS} operations by ${WORKERS} at once`, async () => {
  const seed = Number(process.env['DAY_SEED'] ?? Date.now() % 1_000_000);
  const dice = seeded(seed);
  const { server } = town;
  const day = everyDay([0, 1440]).map((spans) => spans.map(([a, b]) => [a, b] as [number, number]));
  const offers: { shop: TestShop; offer: Awaited<ReturnType<TestShop['offer']>> }[] = [];
  for (const shop of shops)
    for (const terms of [
      { points: 3, stock: null, personLimit: null, validDays: 1 },
      { points: 7, stock: 40, personLimit: 9, validDays: 2 },
    ])
      offers.push({ shop, offer: await shop.offer({ ...HAIRCUT, ...terms, period: 'day', hours: day }) });

  const residents = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const { insertId } = await server.db.run(
        sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES (${`居民${index}`}, 'tea', ${server.town.townId}, ${server.town.east.id}, ${server.clock.now})`,
      );
      await give(town, insertId, 400);
      return server.signIn(insertId);
    }),
  );
  const open: { id: number; token: string; shop: TestShop }[] = [];
  const used: { id: number; shop: TestShop }[] = [];
  const done: Record<string, number> = {};
  const note = (what: string, { error }: { error?: { code: string; message: string } | undefined }) => {
    if (error && !ALLOWED.has(error.code)) throw new Error(`${what}: ${error.code} ${error.message}`);
    const key = error ? `${what} ${error.code}` : what;
    done[key] = (done[key] ?? 0) + 1;
    return !error;
  };

  const redeem = async () => {
    const token = dice.pick(residents);
    const { shop, offer } = dice.pick(offers);
    const answer = await server.call(token, 'voucher.redeem', { offerId: offer.id, version: offer.version });
    if (note('redeem', answer)) open.push({ id: answer.reply.id, token, shop });
  };
  const cancel = async () => {
    const one = dice.pick(open);
    note('cancel', await server.call(one.token, 'voucher.cancel', { voucherId: one.id }));
  };
  const settle = async () => {
    const one = dice.pick(open);
    // One time in twenty at the wrong counter.
    const shop = dice.below(20) === 0 ? dice.pick(shops) : one.shop;
    const code = server.deps.codes.text('voucher', one.id, server.clock.now);
    const seen = await town.as('li', 'counter.check', { merchantId: shop.id, code });
    if (!note('check', seen)) return;
    const taps = dice.below(10) === 0 ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: taps }, () =>
        town.as('li', 'counter.settle', { merchantId: shop.id, ticket: seen.reply.ticket }),
      ),
    );
    for (const answer of answers) if (note('settle', answer)) used.push({ id: one.id, shop });
  };
  const undo = async () => {
    const { id, shop } = dice.pick(used);
    note(
      'undo',
      await town.as('li', 'counter.undo', { merchantId: shop.id, kind: 'voucher', id, reason: '算错了' }),
    );
  };
  const expire = async () => {
    // Some run out all of a sudden; the sweep finds them. One by one, as nothing but their own rows is locked then.
    for (let turn = 0; turn < 3; turn++) {
      const { id } = dice.pick(open);
      await inTransaction(server.source, (db) =>
        db.run(sql`UPDATE vouchers SET expires_at = ${server.clock.now} WHERE id = ${id} AND state = 'open'`),
      );
    }
    const { expired } = await sweepVouchers(server.source, server.clock.now);
    done['expired'] = (done['expired'] ?? 0) + expired;
  };

  let left = OPERATIONS;
  const worker = async () => {
    while (left-- > 0) {
      const turn = dice.below(100);
      if (open.length === 0 || turn < 45) await redeem();
      else if (turn < 60) await cancel();
      else if (turn < 88 || used.length === 0) await settle();
      else if (turn < 98) await undo();
      else await expire();
    }
  };
  try {
    await Promise.all(Array.from({ length: WORKERS }, worker));
    await assertBookHolds(server.db);
    await assertVouchersHold(server.db);
    const { totals } = await checkBook(server.db, server.town.townId, server.clock.now);
    expect(totals.flatMap(({ differing }) => differing)).toEqual([]);
    for (const what of ['redeem', 'cancel', 'settle', 'undo', 'expired'])
      expect(done[what]).toBeGreaterThan(volume(50));
    // The next day gives back what nobody used.
    server.clock.forward(2 * DAY + HOUR);
    await sweepVouchers(server.source, server.clock.now);
    expect(await server.db.rows(sql`SELECT id FROM vouchers WHERE state = 'open'`)).toEqual([]);
    await assertBookHolds(server.db);
    await assertVouchersHold(server.db);
  } catch (error) {
    throw new Error(`DAY_SEED=${seed}: ${String(error)} ${JSON.stringify(done)}`, { cause: error });
  }
  must(await town.as('li', 'counter.recent', { merchantId: shops[0]?.id ?? 0, kind: 'voucher' }));
}, 600_000);
