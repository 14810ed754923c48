import { hoursText } from '@jishan/shared/hours';
import { yuan } from '@jishan/shared/money';
import type { Offer } from '../../../parts/offer/words';

const PERIODS: Record<Offer['period'], string> = { none: '', day: '今天', week: '本周', month: '本月' };

export const words = {
  title: '兑换',
  points: '积分',
  pay: ({ price }: Offer) => (price === 0 ? '到店不用再付钱。' : `到店付 ${yuan(price)} 元。`),
  left: ({ left, period }: Offer) => (left === null ? '' : `${PERIODS[period]}还有 ${left} 张`),
  limit: ({ personLimit, period }: Offer) =>
    personLimit === null
      ? ''
      : `每人${PERIODS[period] ? PERIODS[period].replace('今天', '每天') : ''}限 ${personLimit} 张`,
  giving: '回馈',
  valid: '有效',
  validText: ({ validDays, hours }: Offer) => `换后 ${validDays} 天内，${hoursText(hours)}`,
  special: '限时',
  address: '地址',
  back: '退回',
  backText: '未用到期，积分自动退回账户；用之前也可以自己退回',
  priceLine: ({ listPrice, price, points }: Pick<Offer, 'listPrice' | 'price' | 'points'>) =>
    `原价 ${yuan(listPrice)} 元，付 ${yuan(price)} 元加 ${points} 积分`,
  after: '兑换后剩',
  have: '可用积分',
  redeem: (points: number) => `用 ${points} 积分兑换`,
  signIn: '登录后兑换',
  photos: (count: number) => `1 / ${count}`,
  seePhotos: (count: number) => `看 ${count} 张照片`,
  block: {
    guest: '',
    short: (missing: number) => `还差 ${missing} 积分`,
    limit: {
      none: '您已经换满了',
      day: '您今天已经换满了，明天再来',
      week: '您这星期已经换满了，下星期再来',
      month: '您这个月已经换满了，下个月再来',
      year: '您今年已经换满了，明年再来',
    },
    stock: '已经换完了，请等下一批',
    own: '您在这家店工作，不能在这里兑换',
    town: '这家店不在您所在的镇',
    paused: '店家暂停了兑换，已换的券照常能用',
    early: '还没有开始',
    over: '这个兑换项目已经结束',
  },
  gone: '没有这个兑换项目',
  goneText: '可能已经下架，看看别家的',
  goneAct: '回首页',
};
