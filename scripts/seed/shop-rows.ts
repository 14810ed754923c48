import { DAY, dayOf } from '@jishan/shared/calendar';
import { everyDay } from '@jishan/shared/hours';
import { PACT } from '@jishan/shared/pact';
import type { Profile } from '../../server/src/shops/merchant/profile';
import { stockPeriod } from '../../server/src/trade/offer/offer';
import type { Book } from './book';
import type { Cast } from './cast';
import type { Table, Value } from './loader';
import { photosOf, type Shelf } from './photos';
import type { SeededShop } from './shops';

export interface ShopsOf {
  cast: Cast;
  open: readonly SeededShop[];
  applying: readonly SeededShop[];
  redemptions: Book['redemptions'];
  shelf: Shelf;
}

const HOURS = JSON.stringify(everyDay([480, 1260]));
const VALID_DAYS = 30;
const THANKS = ['谢谢老板，服务周到。', '东西新鲜，人也和气。', '腿脚不便，老板送到楼下的。'];

/** The tables of a town's alliance, each in the order of its primary key. */
export function shopTables(given: ShopsOf): Table[] {
  const { cast, open, applying, redemptions, shelf } = given;
  const used = redemptions.filter(({ hold }) => hold.closedBy !== null);
  const thanked = thanksOf(used);
  const redeemed = countBy(used, ({ shop }) => shop.id);
  const thanks = countBy(thanked, ([shop]) => Number(shop));
  const userOf = (resident: number) => cast.firstUserId + resident;
  const adminOf = [cast.adminId, cast.townId] as const;

  const merchantRow = (shop: SeededShop, isOpen: boolean): Value[] => [
    ...[shop.id, cast.townId, shop.communityId, shop.name, shop.kind, introOf(shop), shop.giving],
    ...[shop.address, shop.latE6, shop.lngE6, HOURS, '057200000000', photosOf(shelf, [shop.picture]), '[]'],
    ...[isOpen ? 'open' : 'applied', PACT.version, redeemed.get(shop.id) ?? 0, thanks.get(shop.id) ?? 0],
    ...[shop.joinedAt - DAY, isOpen ? shop.joinedAt : null],
  ];
  const merchants = [
    ...open.map((shop) => merchantRow(shop, true)),
    ...applying.map((shop) => merchantRow(shop, false)),
  ];
  const members = [
    ...[...open, ...applying].map(({ id, owner, joinedAt }) => [id, userOf(owner), 'owner', 1, joinedAt]),
    ...open.map(({ id, clerk, joinedAt }) => [id, userOf(clerk), 'clerk', 1, joinedAt]),
  ];
  const events = [
    ...[...open, ...applying].map(({ id, owner, joinedAt }) => [
      ...[id, 'applied', userOf(owner), null, joinedAt - DAY],
    ]),
    ...open.map(({ id, joinedAt }) => [id, 'opened', ...adminOf, joinedAt]),
  ];
  const offers = open.flatMap((shop) => shop.offers.map((offer) => ({ shop, offer })));
  const products = open.filter((_, n) => n % 2 === 0);

  return [
    table(
      'merchants',
      `id town_id community_id name kind intro giving address lat_e6 lng_e6 hours phone photos licence state pact_version redeemed
        thanks created_at joined_at`,
      merchants,
    ),
    table('merchant_members', 'merchant_id user_id role active since', members),
    table('merchant_events', 'merchant_id kind actor_id unit_id created_at', events),
    table(
      'submissions',
      'kind subject_id owner_kind owner_id town_id community_id submitted_by title content photos waiting created_at',
      applying.map((shop) => [
        ...['merchant', shop.id, 'merchant', shop.id],
        ...[cast.townId, shop.communityId, userOf(shop.owner), shop.name],
        ...[JSON.stringify(profileOf(shop)), photosOf(shelf, [shop.picture]), 1, shop.joinedAt],
      ]),
    ),
    table(
      'offers',
      `id merchant_id town_id title detail photos list_price price points period stock valid_days hours state created_at`,
      offers.map(({ shop, offer }) => [
        ...[offer.id, shop.id, cast.townId, offer.title, '', '[]'],
        ...[offer.listPrice, offer.price, offer.points],
        ...['month', offer.stock, VALID_DAYS, HOURS, 'open', shop.joinedAt],
      ]),
    ),
    table(
      'offer_prices',
      'offer_id list_price price points since',
      offers.map(({ shop, offer: { id, listPrice, price, points } }) => [
        ...[id, listPrice, price, points, shop.joinedAt],
      ]),
    ),
    table('offer_stocks', 'offer_id period taken', stocksOf(redemptions)),
    table(
      'vouchers',
      `id offer_id merchant_id community_id holder_id hold_id title list_price price points hours period state clerk_id used_at
        closed_at created_at expires_at`,
      redemptions.map(({ id, hold, shop, offer }) => {
        const { resident, amount, closedBy, openedBy } = hold;
        return [
          ...[id, offer.id, shop.id, cast.communityIds[cast.community[resident] ?? 0] ?? 0],
          ...[userOf(resident), hold.id, offer.title, offer.listPrice, offer.price, amount, HOURS],
          ...[stockPeriod('month', openedBy.at), closedBy ? 'used' : 'open'],
          ...[closedBy ? userOf(shop.clerk) : null, closedBy?.at ?? null, closedBy?.at ?? null],
          ...[openedBy.at, openedBy.at + VALID_DAYS * DAY],
        ];
      }),
    ),
    table(
      'merchant_thanks',
      'merchant_id author_id day body created_at',
      thanked.map(([shop, author, day, body, at]) => [shop, userOf(author), day, body, at]),
    ),
    table(
      'products',
      'id merchant_id name body photos price unit stock state created_at shown_at',
      products.map((shop) => [
        ...[shop.id, shop.id, '店里新到', '当天的', photosOf(shelf, [shop.picture]), 1800, '份', 500, 'open'],
        ...[shop.joinedAt, shop.joinedAt],
      ]),
    ),
    table(
      'product_prices',
      'product_id price unit since',
      products.map(({ id, joinedAt }) => [id, 1800, '份', joinedAt]),
    ),
    table(
      'news',
      'merchant_id author_id title body photos state created_at shown_at',
      open
        .filter((_, n) => n % 3 === 0)
        .map((shop) => [
          ...[shop.id, userOf(shop.owner), '本周照常营业', '欢迎邻居来坐坐', '[]', 'shown'],
          ...[shop.joinedAt, shop.joinedAt],
        ]),
    ),
  ];
}

const table = (name: string, columns: string, rows: readonly Value[][]): Table => ({
  name,
  columns: columns.split(/\s+/),
  count: rows.length,
  rows,
});

function countBy<T>(rows: readonly T[], of: (row: T) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  return counts;
}

const introOf = ({ name }: SeededShop) => `${name}开在街坊里好些年了。`;

function profileOf(shop: SeededShop): Profile {
  const { name, kind, giving, address, latE6, lngE6 } = shop;
  const hours = everyDay([480, 1260]).map((spans) => spans.map(([a, b]) => [a, b] as [number, number]));
  return {
    ...{ name, kind, giving, address, latE6, lngE6, hours },
    ...{ intro: introOf(shop), phone: '057200000000', licence: '[]' },
  };
}

type Thanks = [shop: number, author: number, day: string, body: string, at: number];

/** Every fourth who used a voucher says thank you that evening, once a day and shop. */
function thanksOf(used: Book['redemptions']): Thanks[] {
  const said = new Map<string, Thanks>();
  for (const [n, { hold, shop }] of used.entries()) {
    const at = (hold.closedBy?.at ?? 0) + 3_600_000;
    const day = dayOf(at);
    const body = THANKS[n % THANKS.length] ?? '';
    if (n % 4 === 0) said.set(`${shop.id}|${hold.resident}|${day}`, [shop.id, hold.resident, day, body, at]);
  }
  return [...said.values()];
}

/** How many of each limited offer are out or used, by month. */
function stocksOf(redemptions: Book['redemptions']): Value[][] {
  const taken = new Map<number, Map<string, number>>();
  for (const { hold, offer } of redemptions) {
    if (offer.stock === null) continue;
    const months = taken.get(offer.id) ?? new Map<string, number>();
    const month = stockPeriod('month', hold.openedBy.at);
    taken.set(offer.id, months.set(month, (months.get(month) ?? 0) + 1));
  }
  return [...taken]
    .sort(([a], [b]) => a - b)
    .flatMap(([offer, months]) => [...months].sort().map(([month, count]) => [offer, month, count]));
}
