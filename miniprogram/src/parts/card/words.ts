import type { Api } from '@jishan/shared/api';
import { foldText } from '@jishan/shared/money';
import { dateOf } from '../../kernel/time';

type Claimable = Api['card.claimable']['reply']['items'][number];
type Holding = Api['card.mine']['reply']['items'][number];

export const SPANS: Record<Claimable['span'], string> = { month: '本月', last_month: '上月', year: '今年' };

export const words = {
  title: '爱心打折卡',
  figures: (shops: number, granted: number, used: number) =>
    `${shops} 家店送出 ${granted} 张爱心卡，用了 ${used} 次`,
  claimable: '您可以领的',
  mine: '我的卡',
  fold: foldText,
  because: ({ audience, least, span, rule }: Claimable) =>
    audience === 'honour'
      ? `${SPANS[span]}荣誉分满 ${least}`
      : `${SPANS[span]}做过 ${least} 次“${rule ?? ''}”`,
  left: (left: number) => `还有 ${left} 张`,
  claim: '领取',
  usesLeft: ({ usesLeft }: Holding) => (usesLeft === null ? '不限次数' : `还能用 ${usesLeft} 次`),
  /** Its last moment is the end of a day. */
  until: (at: number) => `有效到${dateOf(at - 1)}`,
  states: { good: '可以用', used_up: '用完了', over: '过期了' } satisfies Record<Holding['state'], string>,
  noneTitle: '还没有爱心打折卡',
  noneText: '多做好事，店家会按荣誉分或志愿服务送卡；社区也会帮您留意',
  publish: '写一件好事',
  end: '就这些了',
  cardTitle: '打折卡',
  how: '付款时把这一页给店员看，店员扫码后按折扣收钱。',
  usesName: '次数',
  untilName: '有效期至',
  state: '状态',
  gone: '没有这张卡',
  goneText: '请到“爱心打折卡”里看看',
  goneAct: '爱心打折卡',
};
