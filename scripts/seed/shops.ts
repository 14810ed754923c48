import { DAY } from '@jishan/shared/calendar';
import { MERCHANT_KIND_CODES, type MerchantKind } from '@jishan/shared/merchants';
import { CENTRE } from '../../server/src/demo/shops/plan';
import type { Dice } from '../../server/src/demo/random';
import type { Picture } from '../../server/src/demo/texts';
import type { Cast } from './cast';
import { SIZE } from './size';
import trades from './trades.json';

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

interface Trade {
  names: string[];
  picture: Picture;
  wares: [title: string, listPrice: number, price: number, points: number][];
}

const TRADES = trades as unknown as Record<MerchantKind, Trade>;
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
