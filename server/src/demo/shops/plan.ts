import type { MerchantKind } from '@jishan/shared/merchants';
import type { Picture } from '../texts';

/** What a shop of the demo town gives for points. Prices are yuan here, for whoever reads this. */
export interface PlannedOffer {
  title: string;
  detail?: string;
  list: number;
  pay: number;
  points: number;
  stock?: number;
  perPerson?: number;
}

export interface PlannedShop {
  name: string;
  kind: MerchantKind;
  owner: string;
  clerks?: readonly string[];
  intro: string;
  giving: string;
  address: string;
  /** Metres north and east of the old plane tree. */
  spot: readonly [north: number, east: number];
  photos: readonly Picture[];
  /** Hours of the day. */
  open: readonly [from: number, to: number];
  joinedDaysAgo: number;
  offers: readonly PlannedOffer[];
}

/** The old plane tree of 梧桐里. */
export const CENTRE = { lat: 30.8703, lng: 120.0938 };

export const SHOPS: readonly PlannedShop[] = [
  {
    ...{ name: '平安理发店', kind: 'hair', owner: '李师傅', clerks: ['马晓东'] },
    intro: '老街上二十年的理发店，两把椅子，三位师傅。',
    giving: '每月二十号到敬老院义剪',
    ...{ address: '梧桐里东门 12 号', spot: [90, 155], photos: ['barber', 'carehome-b'], open: [9, 19.5] },
    joinedDaysAgo: 32,
    offers: [
      {
        title: '剪发一次',
        detail: '洗剪吹，不含烫染',
        list: 35,
        pay: 30,
        points: 50,
        stock: 80,
        perPerson: 1,
      },
      { title: '老人剃须', list: 12, pay: 0, points: 30, stock: 40, perPerson: 2 },
    ],
  },
  {
    ...{ name: '李记包子铺', kind: 'food', owner: '李桂芳', intro: '天不亮就和面，现包现蒸。' },
    giving: '给环卫工留免费豆浆',
    ...{ address: '梧桐里南门 3 号', spot: [-240, 100], photos: ['shop-bun'], open: [5.5, 13] },
    joinedDaysAgo: 30,
    offers: [{ title: '早餐券 5 元', list: 5, pay: 0, points: 20, stock: 200, perPerson: 4 }],
  },
  {
    ...{ name: '鲜果缘水果店', kind: 'fresh', owner: '周美华', intro: '每天清早从批发市场拉回来。' },
    giving: '每周三给独居老人送果',
    ...{ address: '老梧桐下 5 号', spot: [310, 80], photos: ['shop-fruit'], open: [7, 21] },
    joinedDaysAgo: 27,
    offers: [{ title: '满 20 减 4', list: 20, pay: 16, points: 30, perPerson: 3 }],
  },
  {
    ...{ name: '巧手裁缝铺', kind: 'clothes', owner: '沈玉珍', intro: '改衣裤、换拉链，当天可取。' },
    giving: '免费给志愿者缝红袖章',
    ...{ address: '2 号院银杏道 9 号', spot: [-120, -390], photos: ['shop-tailor'], open: [8.5, 18] },
    joinedDaysAgo: 24,
    offers: [{ title: '改裤脚', list: 12, pay: 4, points: 40, perPerson: 2 }],
  },
  {
    ...{ name: '老孙修理部', kind: 'repair', owner: '孙国平', intro: '换锁、修小家电、配钥匙。' },
    giving: '教邻居修小家电',
    ...{ address: '8 号院后巷 1 号', spot: [420, -270], photos: ['shop-fix'], open: [8, 18.5] },
    joinedDaysAgo: 21,
    offers: [{ title: '换锁芯优惠', list: 75, pay: 60, points: 60, stock: 20, perPerson: 1 }],
  },
  {
    ...{ name: '康乐药房', kind: 'pharmacy', owner: '何桂英', intro: '执业药师在店，可以量血压。' },
    giving: '每天上午免费量血压',
    ...{ address: '3 号院 2 号', spot: [-520, 260], photos: ['phone'], open: [8, 21] },
    joinedDaysAgo: 18,
    offers: [{ title: '满 30 减 5', list: 30, pay: 25, points: 40, perPerson: 2 }],
  },
  {
    ...{ name: '便民超市', kind: 'grocery', owner: '张德顺', intro: '油盐酱醋，日用百货。' },
    giving: '门口常备免费热水和凳子',
    ...{ address: '小区南门 8 号', spot: [-640, -60], photos: ['stove'], open: [6.5, 22] },
    joinedDaysAgo: 15,
    offers: [{ title: '大米五公斤', list: 32, pay: 20, points: 60, stock: 30, perPerson: 1 }],
  },
  {
    ...{ name: '常来饺子馆', kind: 'food', owner: '吴凤英', intro: '手擀皮，韭菜鸡蛋是招牌。' },
    giving: '冬至请独居老人吃饺子',
    ...{ address: '活动室门前 6 号', spot: [180, 640], photos: ['dumplings'], open: [10, 20.5] },
    joinedDaysAgo: 12,
    offers: [{ title: '饺子一斤', list: 28, pay: 20, points: 45, perPerson: 1 }],
  },
];

/** A shop that waits for the desk. */
export const APPLICANT: PlannedShop = {
  ...{ name: '阳光托育小屋', kind: 'care', owner: '小满妈妈', intro: '放学后看孩子写作业，管一顿晚饭。' },
  giving: '军属孩子半价',
  ...{ address: '活动室门前 2 号', spot: [160, 600], photos: ['meeting'], open: [15, 20] },
  ...{ joinedDaysAgo: 1, offers: [] },
};
