import { DAY, HOUR } from '@jishan/shared/calendar';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { give, HAIRCUT, openShop, sweepAllPhotos, type TestShop } from '../../testing/open-shop';
import { planner } from '../../testing/plans';
import { bestOffers } from './stock';
import { offerReviewable } from './reviewable';
import { sql } from '../../kernel/sql';

let town: TestTown;
let shop: TestShop;
beforeEach(async () => {
  town = await openTown();
  shop = await openShop(town);
});
afterEach(() => town.server.stop());

const submit = (changes: Partial<typeof HAIRCUT> = {}, about: object = {}) =>
  town.as('li', 'offer.submit', {
    merchantId: shop.id,
    offerId: null,
    version: null,
    ...HAIRCUT,
    ...changes,
    ...about,
  });
const shown = async () => must(await town.as(null, 'offer.ofShop', { merchantId: shop.id })).items;
const get = (offerId: number, person: 'wang' | 'li' | null = 'wang') =>
  town.as(person, 'offer.get', { offerId });

test('an offer waits unseen until staff have said yes', async () => {
  const photos = await town.upload('li', 2);
  const made = must(await submit({ photos: photos as never[] }));
  expect(made).toMatchObject({ state: 'waiting', title: '剪发一次', submission: { state: 'pending' } });
  expect(await shown()).toEqual([]);
  expect((await get(made.id)).error?.code).toBe('NOT_FOUND');

  await shop.approve('offer', made.id);
  expect(await shown()).toMatchObject([
    { title: '剪发一次', listPrice: 3500, price: 3000, points: 50, left: null, state: 'open', version: 2 },
  ]);
  const [photo] = (await shown())[0]?.photos ?? [];
  expect(photo?.thumb).toBe(`/photos/${photos[0]}/thumb.jpg`);
  const managed = must(await town.as('li', 'offer.manage', { merchantId: shop.id })).items;
  expect(managed).toMatchObject([{ state: 'open', submission: { state: 'approved' }, open: 0, used: 0 }]);
});

test('new terms change nothing before they are approved; prices are remembered', async () => {
  const first = await shop.offer();
  must(await submit({ price: 2800, points: 60 }, { offerId: first.id, version: first.version }));
  expect(await shown()).toMatchObject([{ price: 3000, points: 50 }]);
  const twice = await submit({ price: 2900 }, { offerId: first.id, version: first.version });
  expect(twice.error?.code).toBe('MERCHANT_WAITING');

  town.server.clock.forward(DAY);
  await shop.approve('offer', first.id);
  const { offer, prices } = must(await get(first.id));
  expect(offer).toMatchObject({ price: 2800, points: 60, version: first.version + 1 });
  expect(prices.map(({ price, points }) => [price, points])).toEqual([
    [2800, 60],
    [3000, 50],
  ]);
  expect((prices[0]?.since ?? 0) - (prices[1]?.since ?? 0)).toBe(DAY);
  // Terms at the same price add no line.
  must(
    await submit(
      { price: 2800, points: 60, detail: '换了说明' },
      { offerId: offer.id, version: offer.version },
    ),
  );
  await shop.approve('offer', offer.id);
  expect(must(await get(first.id)).prices).toHaveLength(2);
  await expect(town.server.db.run(sql`UPDATE offer_prices SET price = 1`)).rejects.toThrow(/append-only/);
});

test('staff read what would change', async () => {
  const first = await shop.offer();
  must(await submit({ price: 2800, stock: 20 as never }, { offerId: first.id, version: first.version }));
  const { facts } = offerReviewable(town.server.deps.photos);
  const submission = await town.server.db.row<Parameters<typeof facts>[1][number]>(
    sql`SELECT id, subject_id AS subjectId, content FROM submissions WHERE kind = 'offer' AND waiting = 1`,
  );
  if (!submission) throw new Error('nothing waits');
  const lines = (await facts(town.server.db, [submission], town.server.clock.now)).get(submission.id) ?? [];
  const changed = lines.filter(({ before }) => before !== null);
  expect(changed).toEqual([
    { label: '到店付', value: '¥28', before: '¥30' },
    { label: '数量', value: '每月 20 张', before: '不限' },
  ]);
});

test('bad terms are told at their field', async () => {
  const field = async (changes: object) => {
    const { error } = await submit(changes);
    return [error?.code, error?.field];
  };
  expect(await field({ price: 3500 })).toEqual(['OFFER_PRICE', 'price']);
  expect(await field({ endsAt: town.server.clock.now })).toEqual(['OFFER_TIMES', 'endsAt']);
  const start = town.server.clock.now + HOUR;
  expect(await field({ startsAt: start, endsAt: start })).toEqual(['OFFER_TIMES', 'endsAt']);
  expect(await field({ points: 0 })).toEqual(['BAD_INPUT', 'points']);
  expect(await field({ price: 29.5 })).toEqual(['BAD_INPUT', 'price']);
  expect(await field({ photos: ['0'.repeat(32)] })).toEqual(['PHOTO_NOT_YOURS', 'photos.0']);
  expect(await town.server.db.rows(sql`SELECT id FROM offers`)).toEqual([]);
});

test('only its owner changes a shop’s offers, and only those of this shop', async () => {
  const offer = await shop.offer();
  const other = await openShop(town, '李记包子铺');
  const clerk = await shop.clerk();
  const { call } = town.server;
  for (const name of ['offer.pause', 'offer.resume', 'offer.end'] as const) {
    const given = { merchantId: shop.id, offerId: offer.id };
    expect((await call(clerk.token, name, given)).error?.code).toBe('MERCHANT_OWNER_ONLY');
    expect((await town.as('wang', name, given)).error?.code).toBe('FORBIDDEN');
    const foreign = await town.as('li', name, { merchantId: other.id, offerId: offer.id });
    expect(foreign.error?.code).toBe('NOT_FOUND');
  }
  const foreign = await town.as('li', 'offer.submit', {
    ...HAIRCUT,
    merchantId: other.id,
    offerId: offer.id,
    version: offer.version,
  });
  expect(foreign.error?.code).toBe('NOT_FOUND');
  expect((await town.as('wang', 'offer.manage', { merchantId: shop.id })).error?.code).toBe('FORBIDDEN');
});

test('pausing, going on and ending: asking twice changes nothing', async () => {
  const offer = await shop.offer();
  const given = { merchantId: shop.id, offerId: offer.id };
  const paused = must(await town.as('li', 'offer.pause', given));
  expect(must(await town.as('li', 'offer.pause', given)).version).toBe(paused.version);
  expect(await shown()).toEqual([]);
  expect(must(await get(offer.id)).block).toBe('paused');
  must(await town.as('li', 'offer.resume', given));
  expect(await shown()).toHaveLength(1);
  must(await town.as('li', 'offer.end', given));
  must(await town.as('li', 'offer.end', given));
  expect((await town.as('li', 'offer.resume', given)).error?.code).toBe('OFFER_CLOSED');
  expect(must(await get(offer.id)).block).toBe('over');
});

test('why somebody cannot have it now', async () => {
  const { clock } = town.server;
  const block = async (id: number, person: 'wang' | 'li' | null = 'wang') =>
    must(await get(id, person)).block;
  const plain = await shop.offer();
  expect(await block(plain.id, null)).toBe('guest');
  expect(await block(plain.id)).toBe('short');
  await give(town, town.people.wang, 100);
  expect(must(await get(plain.id))).toMatchObject({ block: null, balance: 100, mineLeft: null });
  expect(await block(plain.id, 'li')).toBe('own');

  const special = await shop.offer({ startsAt: clock.now + HOUR, endsAt: clock.now + 2 * HOUR });
  expect(await block(special.id)).toBe('early');
  clock.forward(HOUR);
  expect(await block(special.id)).toBeNull();
  clock.forward(HOUR);
  expect(await block(special.id)).toBe('over');

  const few = await shop.offer({ stock: 1, personLimit: 1 });
  must(await town.as('wang', 'voucher.redeem', { offerId: few.id, version: few.version }));
  expect(must(await get(few.id))).toMatchObject({ block: 'stock', mineLeft: 0, offer: { left: 0 } });
  clock.forward(14 * DAY);
  await give(town, town.people.wang, 100);
  expect(must(await get(few.id))).toMatchObject({ block: null, mineLeft: 1, offer: { left: 1 } });
});

test('a shop shows its first offer that can be had', async () => {
  const { db, clock } = town.server;
  const best = async () => (await bestOffers(db, [shop.id], clock.now)).get(shop.id)?.title;
  expect(await best()).toBeUndefined();
  const once = await shop.offer({ title: '染发', stock: 1 });
  await shop.offer({ title: '剪发' });
  expect(await best()).toBe('染发');
  await give(town, town.people.wang, 100);
  must(await town.as('wang', 'voucher.redeem', { offerId: once.id, version: once.version }));
  expect(await best()).toBe('剪发');
});

test('two pages, newest first', async () => {
  const titles = ['一', '二', '三'];
  for (const title of titles) await shop.offer({ title });
  const first = must(await town.as(null, 'offer.ofShop', { merchantId: shop.id, size: 2 }));
  expect(first.items.map(({ title }) => title)).toEqual(['三', '二']);
  const second = must(
    await town.as(null, 'offer.ofShop', { merchantId: shop.id, size: 2, cursor: first.next ?? '' }),
  );
  expect(second).toMatchObject({ items: [{ title: '一' }], next: null });
});

test('a shop’s own list asks once for all of its offers', async () => {
  const plansOf = planner(town);
  const ids = [(await shop.offer()).id, (await shop.offer()).id];
  const waiting = must(await submit());
  for (const table of ['submissions', 'vouchers']) {
    const { plans, reply } = await plansOf(table, 'li', 'offer.manage', { merchantId: shop.id });
    expect(plans).toHaveLength(1);
    expect(reply.items.map(({ id, submission }) => [id, submission?.state])).toEqual([
      [waiting.id, 'pending'],
      ...ids.reverse().map((id) => [id, 'approved']),
    ]);
    ids.reverse();
  }
});

describe('photos', () => {
  const untilOf = async (id: string) =>
    (
      await town.server.db.row<{ until: number | null }>(
        sql`SELECT unused_until AS until FROM photos WHERE id = ${id}`,
      )
    )?.until;
  const refuse = async (offerId: number) => {
    const row = await town.server.db.row<{ id: number }>(
      sql`SELECT id FROM submissions WHERE kind = 'offer' AND subject_id = ${offerId} AND waiting = 1`,
    );
    must(
      await town.as('xu', 'submission.decide', {
        ...{ submissionId: row?.id ?? 0, approve: false, answer: '照片不清楚' },
      }),
    );
  };

  test('of what was sent back may be sent again, and go after a month', async () => {
    const { clock } = town.server;
    const [photo = ''] = await town.upload('li', 1);
    const made = must(await submit({ photos: [photo] as never[] }));
    await refuse(made.id);
    expect(await untilOf(photo)).toBe(clock.now + 30 * DAY);
    clock.forward(29 * DAY);
    await sweepAllPhotos(town);
    const again = { offerId: made.id, version: made.version, photos: [photo] as never[] };
    must(await submit({}, again));
    expect(await untilOf(photo)).toBeNull();
    await refuse(made.id);
    clock.forward(31 * DAY);
    await sweepAllPhotos(town);
    expect(await untilOf(photo)).toBeUndefined();
  });

  test('of terms that were shown stay when a change of them is sent back', async () => {
    const [old = '', fresh = ''] = await town.upload('li', 2);
    const made = must(await submit({ photos: [old] as never[] }));
    await shop.approve('offer', made.id);
    const { version } = must(await get(made.id, 'li')).offer;
    must(await submit({}, { offerId: made.id, version, photos: [old, fresh] }));
    await refuse(made.id);
    expect([await untilOf(old), await untilOf(fresh)]).toEqual([null, town.server.clock.now + 30 * DAY]);
  });

  test('are not served to everybody while the shop is suspended', async () => {
    const { deps, url } = town.server;
    const photos = await town.upload('li', 3);
    const picture = Buffer.from('a picture');
    for (const id of photos)
      await deps.photos.files.write(id, { screen: picture, thumb: picture, width: 1, height: 1 });
    const made = must(await submit({ photos: photos as never[] }));
    const status = async (id: string | undefined) => (await fetch(`${url}/photos/${id}/thumb.jpg`)).status;
    expect(await status(photos[0])).toBe(404);
    await shop.approve('offer', made.id);
    expect(await status(photos[0])).toBe(200);
    const { version } = must(await town.as('xu', 'merchant.file', { merchantId: shop.id }));
    must(await town.as('xu', 'merchant.suspend', { merchantId: shop.id, version, reason: '有人投诉' }));
    expect(await status(photos[0])).toBe(404);
    const signed = deps.photos.view(
      { id: photos[2] ?? '', width: 1, height: 1 },
      false,
      town.server.clock.now,
    );
    expect((await fetch(`${url}${signed.thumb}`)).status).toBe(200);
  });
});
