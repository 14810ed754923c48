import { formatDay, formatClock } from '@jishan/shared/calendar';
import type { Offer } from './offer';

const PERIODS: Record<Offer['period'], string> = { none: '总共', day: '每天', week: '每周', month: '每月' };

/** What staff read of an offer, and what its shop is told. */
export const words = {
  title: '名称',
  detail: '说明',
  noDetail: '没有说明',
  listPrice: '原价',
  price: '到店付',
  points: '积分',
  stock: '数量',
  limit: '每人限换',
  valid: '有效',
  validDays: (days: number) => `兑换后 ${days} 天内`,
  hours: '可用时间',
  times: '限时',
  always: '一直有效',
  from: (from: number | null, to: number | null, now: number) =>
    [from === null ? '现在起' : `${moment(from, now)}起`, to === null ? '' : `到${moment(to, now)}`].join(''),
  unlimited: '不限',
  inPeriod: (period: Offer['period'], count: number) => `${PERIODS[period]} ${count} 张`,
};

const moment = (at: number, now: number) => `${formatDay(at, now)} ${formatClock(at)}`;
