import { DAY } from '@jishan/shared/calendar';
import { MERCHANT_KIND_CODES, type MerchantKind } from '@jishan/shared/merchants';
import { CENTRE } from '../../server/src/demo/shops/plan';
import type { Dice } from '../../server/src/demo/random';
import type { Picture } from '../../server/src/demo/texts';
import type { Cast } from './cast';
import { SIZE } from './size';

/** A shop of a full-size town. `owner` and `clerk` are indexes of residents. */
export interface SeededShop {
  id: number;
  communityId: number;
  name: string;
  kind: MerchantKind;
  address: string;
  giving: string;
  latE6: number;
  lngE6: number;
  picture: Picture;
  owner: number;
  clerk: number;
  joinedAt: number;
  /** None of those that still apply. */
  offers: SeededOffer[];
}

export interface SeededOffer {
  id: number;
  title: string;
  /** Fen. */
  listPrice: number;
  price: number;
  points: number;
  /** A month. */
  stock: number | null;
}

type Wares = readonly [title: string, listPrice: number, price: number, points: number][];

const TRADES: Record<MerchantKind, { names: readonly string[]; picture: Picture; wares: Wares }> = {
  hair: {
    ...{ names: ['理发店', '美发', '剪艺'], picture: 'barber' },
    wares: [
      ['剪发一次', 3500, 3000, 50],
      ['老人剃须', 1200, 0, 30],
      ['儿童剪发', 2500, 2000, 40],
    ],
  },
  food: {
    ...{ names: ['包子铺', '饺子馆', '面馆', '早餐店'], picture: 'shop-bun' },
    wares: [
      ['早餐券 5 元', 500, 0, 20],
      ['饺子一斤', 2800, 2000, 45],
      ['牛肉面一碗', 1800, 1300, 30],
    ],
  },
  grocery: {
    ...{ names: ['便民超市', '日用百货', '小卖部'], picture: 'stove' },
    wares: [
      ['抽纸一提', 1500, 0, 60],
      ['鸡蛋十枚', 1200, 0, 50],
      ['大米五公斤', 3500, 2500, 60],
      ['菜籽油一桶', 6800, 5800, 90],
    ],
  },
  fresh: {
    ...{ names: ['水果店', '菜铺', '生鲜'], picture: 'shop-fruit' },
    wares: [
      ['满 20 减 4', 2000, 1600, 30],
      ['时令蔬菜一份', 1000, 600, 25],
    ],
  },
  repair: {
    ...{ names: ['修理部', '五金', '配钥匙'], picture: 'shop-fix' },
    wares: [
      ['换锁芯优惠', 8000, 6500, 60],
      ['磨刀一把', 1000, 0, 30],
      ['换拉链', 1500, 800, 25],
    ],
  },
  pharmacy: {
    ...{ names: ['药房', '大药房'], picture: 'phone' },
    wares: [
      ['满 30 减 5', 3000, 2500, 40],
      ['口罩一包', 800, 0, 35],
    ],
  },
  clothes: {
    ...{ names: ['裁缝铺', '鞋店', '洗衣店'], picture: 'shop-tailor' },
    wares: [
      ['改裤脚', 1500, 800, 40],
      ['洗羽绒服', 3500, 2800, 50],
    ],
  },
  care: {
    ...{ names: ['托育小屋', '老年食堂'], picture: 'carehome' },
    wares: [
      ['午餐一份', 1500, 1000, 30],
      ['临时托管一小时', 2000, 1500, 40],
    ],
  },
  other: {
    ...{ names: ['照相馆', '书店', '花店'], picture: 'meeting' },
    wares: [
      ['证件照一版', 2000, 1200, 40],
      ['旧书换新书', 1000, 0, 30],
    ],
  },
};

const GIVING = ['每月给独居老人送一次', '环卫工免费歇脚喝水', '义务帮邻居修一件', '每周三老人半价', ''];
const SURNAMES = [...'平安和顺福康乐欣旺兴盛祥泰裕丰美佳好家亲邻里老街东南西北'];
const APPLICANTS = 6;

/** Shops in business all over the town, and after them some that apply. Ids follow from the town's, so that no two towns share one. */
export function makeShops(
  dice: Dice,
  cast: Cast,
  now: number,
): { open: SeededShop[]; applying: SeededShop[] } {
  const make = (index: number, joinedAt: number, offers: number): SeededShop => {
    const id = 1000 * cast.townId + index;
    const kind = dice.pick(MERCHANT_KIND_CODES);
    const { names, picture, wares } = TRADES[kind];
    // Some five kilometres across.
    const away = () => Math.round((dice.next() - 0.5) * 45_000);
    return {
      ...{ id, kind, picture, joinedAt, communityId: cast.communityIds[index % SIZE.communities] ?? 0 },
      name: dice.pick(SURNAMES) + dice.pick(SURNAMES) + dice.pick(names),
      address: `${dice.pick(['东门', '南门', '西街', '北街'])} ${dice.between(1, 180)} 号`,
      giving: dice.pick(GIVING),
      latE6: Math.round(CENTRE.lat * 1e6) + away(),
      lngE6: Math.round(CENTRE.lng * 1e6) + away(),
      ...{ owner: (index * 131) % SIZE.residents, clerk: (index * 131 + 57) % SIZE.residents },
      offers: dice.some(wares, offers).map(([title, listPrice, price, points], n) => ({
        ...{ id: 10 * id + n, title, listPrice, price, points },
        stock: dice.chance(0.4) ? dice.between(30, 200) : null,
      })),
    };
  };
  const before = now - SIZE.since.shops * DAY;
  return {
    open: Array.from({ length: SIZE.merchants }, (_, n) =>
      make(n, Math.floor(before - dice.next() * 600 * DAY), dice.between(2, 4)),
    ),
    applying: Array.from({ length: APPLICANTS }, (_, n) =>
      make(SIZE.merchants + n, Math.floor(now - dice.next() * 2 * DAY), 0),
    ),
  };
}
