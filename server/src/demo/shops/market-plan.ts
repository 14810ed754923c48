import type { Picture } from '../texts';

/** What a shop of the demo town sells. Prices are yuan here. */
export interface PlannedProduct {
  shop: string;
  name: string;
  text: string;
  price: number;
  unit: string;
  stock: number;
  perPerson?: number;
  pointsPart?: { points: number; yuan: number };
  photos: readonly Picture[];
  daysAgo: number;
}

export const PRODUCTS: readonly PlannedProduct[] = [
  {
    ...{ shop: '平安理发店', name: '老姜洗发皂', text: '店里自己熬的，不伤头皮。', price: 12, unit: '块' },
    ...{ stock: 36, perPerson: 4, photos: ['barber'], daysAgo: 5 },
  },
  {
    ...{ shop: '鲜果缘水果店', name: '冰糖橘', text: '早上到的，皮薄，没有籽。', price: 4.5, unit: '斤' },
    ...{ stock: 120, pointsPart: { points: 20, yuan: 2 }, photos: ['shop-fruit'], daysAgo: 4 },
  },
  {
    ...{ shop: '常来饺子馆', name: '韭菜鸡蛋速冻饺子', text: '当天包当天冻，水开下锅八分钟。', price: 18 },
    ...{ unit: '袋', stock: 25, pointsPart: { points: 30, yuan: 3 }, photos: ['dumplings'], daysAgo: 2 },
  },
];

/** Who ordered what; with `collected` it was fetched two hours later. Nobody pays with points that they may not have. */
export const ORDERS: readonly {
  who: string;
  product: string;
  quantity: number;
  note: string;
  daysAgo: number;
  hour: number;
  collected: boolean;
}[] = [
  {
    ...{ who: '邵爱莲', product: '冰糖橘', quantity: 3, note: '' },
    ...{ daysAgo: 3, hour: 9, collected: true },
  },
  {
    ...{ who: '王秀兰', product: '老姜洗发皂', quantity: 2, note: '接了孙子放学再来拿' },
    ...{ daysAgo: 1, hour: 15, collected: false },
  },
];

export interface PlannedNews {
  shop: string;
  title: string;
  text: string;
  photos: readonly Picture[];
  daysAgo: number;
}

export const NEWS: readonly PlannedNews[] = [
  {
    ...{ shop: '平安理发店', title: '这个月义剪剪了二十三位老人', photos: ['carehome'], daysAgo: 3 },
    text: '三位师傅在敬老院忙了一下午。下个月还是二十号，行动不便的老人请社区登记，我们上门。',
  },
  {
    ...{ shop: '康乐药房', title: '入冬量血压不用排队', photos: [], daysAgo: 2 },
    text: '每天上午八点到十一点，坐下歇五分钟再量。记得带上平时吃的药，药师帮您对一对。',
  },
];
