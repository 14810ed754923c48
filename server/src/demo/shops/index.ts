import { HOUR } from '@jishan/shared/calendar';
import { thankShop } from '../../alliance';
import { closeChecks } from '../../safety';
import { readMerchant } from '../../shops';
import type { PhotoStore, TakenPhoto } from '../../photos';
import { balanceOf } from '../../book';
import { voucherAtCounter, redeemOffer } from '../../trade';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { clockTime } from '../plan/time';
import { whoIs } from '../plan/voice';
import type { Inhabitant } from '../settle';
import type { Album } from '../pictures';
import type { Happening } from '../cases/stage';
import type { Picture } from '../texts';
import { DEEDS, deedsOf } from './deeds';
import { cardsOf, fundOf } from './kindness';
import { FUND } from './kindness-plan';
import { marketOf } from './market';
import { NEWS, PRODUCTS } from './market-plan';
import { applyWith, openShop, type Stage, type Street } from './open';
import { APPLICANT, SHOPS, type PlannedShop } from './plan';

/** The pictures of each shop, product, piece of news, fund and use, by its name; of a shop with one for its licence. */
export type ShopPictures = ReadonlyMap<string, readonly TakenPhoto[]>;

export async function picturesOfShops(album: Album): Promise<ShopPictures> {
  const wanted: readonly (readonly [name: string, photos: readonly Picture[]])[] = [
    ...[...SHOPS, APPLICANT].map(({ name, photos }) => [name, [...photos, 'policy' as const]] as const),
    ...PRODUCTS.map(({ name, photos }) => [name, photos] as const),
    ...DEEDS.map(({ body, photos }) => [body, photos] as const),
    ...NEWS.map(({ title, photos }) => [title, photos] as const),
    [FUND.title, FUND.photos],
    ...FUND.uses.map(({ purpose, photos }) => [purpose, photos] as const),
  ];
  const pictures = new Map<string, TakenPhoto[]>();
  for (const [name, photos] of wanted) {
    const taken = [];
    for (const picture of photos) taken.push(await album.next(picture));
    pictures.set(name, taken);
  }
  return pictures;
}

export interface ShopStage {
  db: Db;
  photos: PhotoStore;
  pictures: ShopPictures;
  someone: (who: number) => Inhabitant;
  now: number;
}

/** Shops join, give for points and to people, sell, are visited and thanked: all through the functions that serve the app. */
export function shopsOf(given: ShopStage): Happening[] {
  const { db, photos, pictures, someone, now } = given;
  const person = (name: string) => someone(whoIs(name)).user;
  const officer = (name: string) => {
    const { staff } = someone(whoIs(name));
    if (!staff) throw new Error(`${name} decides nothing`);
    return staff;
  };
  const stage: Stage = { db, photos, desk: officer('许雯') };
  const picturesOf = (name: string) => pictures.get(name) ?? [];
  const ids = new Map<string, number>();

  const opening = (plan: PlannedShop): Happening => {
    const at = clockTime(now, plan.joinedDaysAgo, 9, 20);
    const open = async () => {
      const clerks = (plan.clerks ?? []).map(person);
      ids.set(plan.name, await openShop(stage, plan, person(plan.owner), clerks, picturesOf(plan.name), at));
    };
    return { at, happen: open };
  };
  const idOf = (name: string) => ids.get(name) ?? 0;
  const street: Street = {
    ...{ ...stage, now, person, officer, idOf, picturesOf },
    ownerOf: (shop) => person(ownerNamed(shop)),
  };
  const applied = clockTime(now, 1, 15, 0);

  return [
    ...SHOPS.map(opening),
    {
      at: applied,
      happen: () => applyWith(stage, APPLICANT, person(APPLICANT.owner), picturesOf(APPLICANT.name), applied),
    },
    ...VISITS.map(({ who, shop, daysAgo, hour, used }): Happening => {
      const at = clockTime(now, daysAgo, hour, 10);
      return { at, happen: () => visit(street, who, shop, at, used ?? true) };
    }),
    ...THANKS.map(({ who, shop, daysAgo, text }): Happening => {
      const at = clockTime(now, daysAgo, 19, 40);
      return { at, happen: () => thank(db, person(who), { merchantId: idOf(shop), text }, at) };
    }),
    ...deedsOf(street),
    ...marketOf(street),
    ...cardsOf(street),
    ...fundOf(street),
  ];
}

const ownerNamed = (shop: string) => SHOPS.find(({ name }) => name === shop)?.owner ?? '';

/** Who went where; with `used` false the voucher is still in the hand. Nobody of them is 王秀兰: her balance is drawn. */
const VISITS: readonly { who: string; shop: string; daysAgo: number; hour: number; used?: boolean }[] = [
  { who: '陈建国', shop: '便民超市', daysAgo: 2, hour: 10 },
  { who: '赵德顺', shop: '平安理发店', daysAgo: 9, hour: 10 },
  { who: '徐文斌', shop: '平安理发店', daysAgo: 7, hour: 15 },
  { who: '刘志强', shop: '李记包子铺', daysAgo: 6, hour: 7 },
  { who: '冯素琴', shop: '鲜果缘水果店', daysAgo: 5, hour: 17 },
  { who: '赵德顺', shop: '李记包子铺', daysAgo: 4, hour: 7 },
  { who: '钱学农', shop: '平安理发店', daysAgo: 3, hour: 11 },
  { who: '曹志远', shop: '老孙修理部', daysAgo: 3, hour: 16 },
  { who: '陈建国', shop: '平安理发店', daysAgo: 1, hour: 18, used: false },
];

const THANKS: readonly { who: string; shop: string; daysAgo: number; text: string }[] = [
  { who: '赵德顺', shop: '平安理发店', daysAgo: 8, text: '腿脚不便，李师傅上门给剃的头，一分钱没多要。' },
  { who: '王秀兰', shop: '平安理发店', daysAgo: 6, text: '敬老院的老姐妹都说剪得精神，谢谢三位师傅。' },
  { who: '刘志强', shop: '李记包子铺', daysAgo: 5, text: '早班出车，热豆浆一直给留着。' },
  { who: '邵爱莲', shop: '鲜果缘水果店', daysAgo: 2, text: '橘子甜，还帮我挑了三斤小的，好给孩子带。' },
  { who: '冯素琴', shop: '巧手裁缝铺', daysAgo: 2, text: '旧棉袄翻得跟新的一样，领口还加了绒。' },
];

/** Somebody redeems a shop's first offer, and perhaps uses it half an hour later. Who has too few points stays at home. */
async function visit(
  { db, person, idOf, ownerOf }: Street,
  who: string,
  shop: string,
  at: number,
  used: boolean,
): Promise<void> {
  const user = person(who);
  const offer = await db.row<{ id: number; version: number; points: number }>(
    sql`SELECT id, version, points FROM offers WHERE merchant_id = ${idOf(shop)} AND state = 'open' ORDER BY id LIMIT 1`,
  );
  if (!offer || (await balanceOf(db, user.id)) < offer.points) return;
  const id = await redeemOffer(db, user, { offerId: offer.id, version: offer.version }, at);
  if (!used) return;
  const merchant = await readMerchant(db, idOf(shop));
  const now = at + HOUR / 2;
  await voucherAtCounter.settle(db, id, { merchant, clerk: ownerOf(shop), now, checkedAt: now });
}

/** Nobody of the demo town waits for WeChat's word about what was said weeks ago. */
async function thank(
  db: Db,
  by: Parameters<typeof thankShop>[1],
  thanks: Parameters<typeof thankShop>[2],
  at: number,
): Promise<void> {
  const { id } = await thankShop(db, by, thanks, 'after', at);
  await closeChecks(db, 'thanks', id, 'pass', at);
}
