import { formatDay } from '@jishan/shared/calendar';
import { foldText } from '@jishan/shared/money';
import type { Audience, Card, Span } from './card';

export const audienceWords: Record<Audience, string> = {
  list: '社区按名单发放',
  need: '社区发给困难家庭',
  honour: '按荣誉分领取',
  rule: '按做过的好事领取',
};

const spanWords: Record<Span, string> = { month: '本月', last_month: '上月', year: '今年' };

/** To whom a card goes, as the staff who review it read it. */
export function audienceText(
  { audience, least, span }: Pick<Card, 'audience' | 'least' | 'span'>,
  rule: string | null,
): string {
  if (least === null || span === null) return audienceWords[audience];
  if (audience === 'honour') return `${spanWords[span]}荣誉分满 ${least} 分的居民自己领取`;
  return `${spanWords[span]}因“${rule ?? ''}”得分满 ${least} 次的居民自己领取`;
}

export const validityText = (
  { validUntil, validDays }: Pick<Card, 'validUntil' | 'validDays'>,
  now: number,
) => (validUntil !== null ? `到${formatDay(validUntil, now)}为止` : `领取后 ${validDays ?? 0} 天`);

export const usesText = (uses: number | null) => (uses === null ? '不限次数' : `${uses} 次`);
export const leftText = (left: number | null) => (left === null ? '不限次数' : `还剩 ${left} 次`);

export const labels = {
  title: '卡名',
  percent: '折扣',
  uses: '次数',
  validity: '有效期',
  audience: '送给谁',
  quota: '张数',
  terms: '使用说明',
} as const;

export const quotaText = (quota: number) => `最多 ${quota} 张`;

/** Whom staff have named is nobody’s business at the counter: a name left out must not tell for what. */
export const holderUnnamed = '持卡居民';

export const otherShop = (shop: string) => `这张卡不是本店的，是“${shop}”的`;
export const expired = '这张卡已经过期了';
export const usedUp = (when: string) => `这张卡的次数已经用完了，上一次是${when}`;
export const own = '自己和家人的卡，要由别的店员来办';
export const ownShop = '在本店工作的人不能在本店用这张卡';

/** What the holder is told. It does not say for what they were chosen. */
export const grantedText = ({ shop, title, percent }: Card) =>
  `您收到“${shop}”的爱心打折卡“${title}”，到店出示，${foldText(percent)}。`;
export const undoneText = (shop: string, title: string, reason: string) =>
  `“${shop}”撤销了一次“${title}”的使用，次数已还给您。原因：${reason}`;
