import type { Input } from '@jishan/shared/api';
import type { Picture } from '../texts';

type Design = Input<'card.design'>;

/** A love discount card of a shop, and who has it. */
export interface PlannedCard extends Pick<
  Design,
  'title' | 'percent' | 'uses' | 'validDays' | 'terms' | 'audience' | 'least' | 'span' | 'quota'
> {
  shop: string;
  daysAgo: number;
  /** Named by staff, or taking it themselves when they have earned it. */
  holders: readonly string[];
  /** Who of them has been there with it. */
  usedBy: readonly string[];
}

export const CARDS: readonly PlannedCard[] = [
  {
    ...{ shop: '平安理发店', title: '志愿者爱心卡', percent: 80, uses: null, validDays: 180, terms: '' },
    ...{ audience: 'honour', least: 50, span: 'year', quota: 60, daysAgo: 16 },
    ...{ holders: ['陈建国', '李桂芳'], usedBy: [] },
  },
  {
    ...{ shop: '李记包子铺', title: '老邻居早餐卡', percent: 50, uses: 10, validDays: 90 },
    ...{ terms: '每天一份，卖完为止', audience: 'list', least: null, span: null, quota: 30, daysAgo: 12 },
    ...{ holders: ['王秀兰', '赵德顺', '冯素琴'], usedBy: ['赵德顺'] },
  },
  {
    ...{ shop: '康乐药房', title: '常用药爱心卡', percent: 70, uses: 6, validDays: 180 },
    ...{ terms: '处方药请带处方', audience: 'need', least: null, span: null, quota: 20, daysAgo: 10 },
    ...{ holders: ['徐文斌', '宋长庚'], usedBy: ['宋长庚'] },
  },
];

/** The fund of 梧桐里: who gave, what was used, and what waits for 许雯. */
export const FUND = {
  title: '独居老人冬衣',
  cause:
    '社区里有二十位独居老人。天冷了，给缺棉衣的添一件，旧棉袄请裁缝铺拆洗翻新。每一笔用在哪里都写在这里。',
  goal: 500,
  photos: ['lane'] as readonly Picture[],
  daysAgo: 14,
  gifts: [
    { who: '孙国平', points: 30, daysAgo: 11 },
    { who: '周美华', points: 50, daysAgo: 9, anonymous: true },
    { who: '吴凤英', points: 40, daysAgo: 8 },
    { who: '张德顺', points: 25, daysAgo: 7 },
    { who: '阿依古丽·买买提', points: 50, daysAgo: 6 },
    { who: '沈玉珍', points: 10, daysAgo: 5, anonymous: true },
    { who: '何桂英', points: 30, daysAgo: 5 },
    { who: '李桂芳', points: 60, daysAgo: 3 },
  ],
  uses: [
    {
      ...{ by: '许雯', confirmedBy: '周明', shop: '巧手裁缝铺', points: 80, daysAgo: 4 },
      ...{ purpose: '给四位老人拆洗翻新旧棉袄四件', photos: ['shop-tailor'] as readonly Picture[] },
    },
    {
      ...{ by: '何静', confirmedBy: null, shop: '巧手裁缝铺', points: 30, daysAgo: 1 },
      ...{ purpose: '再翻新两件，老人已经把棉袄送到铺子里', photos: [] as readonly Picture[] },
    },
  ],
} as const;
