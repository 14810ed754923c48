import type { Reply } from '../../../kernel/call';
import { dateOf } from '../../../kernel/time';
import { SPANS, type Claimable } from '../../../parts/card/words';

export const words = {
  title: '爱心打折卡',
  figures: ({ shops, granted, used }: Reply<'card.figures'>) =>
    `镇上 ${shops} 家店送出过 ${granted} 张，用了 ${used} 次`,
  claimable: '您可以领的',
  mine: '我的卡',
  because: ({ audience, least, span, rule }: Claimable) =>
    audience === 'honour'
      ? `${SPANS[span]}荣誉分满 ${least}`
      : `${SPANS[span]}做过 ${least} 次“${rule ?? ''}”`,
  left: (left: number) => `还有 ${left} 张`,
  claim: '领取',
  /** Its last moment is the end of a day. */
  until: (at: number) => `有效到${dateOf(at - 1)}`,
  noneTitle: '还没有爱心打折卡',
  noneText: '多做好事，店家会按荣誉分或志愿服务送卡；社区也会帮您留意',
  publish: '写一件好事',
  end: '就这些了',
};
