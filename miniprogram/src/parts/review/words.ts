import { REJECT_TEXT, type RejectReason } from '@jishan/shared/reasons';

export const reasonLabel = (reason: RejectReason) => REJECT_TEXT[reason].label;

export const WORDS = {
  chosen: '已选',

  rules: '记哪一条规则',
  searchRules: '找规则，如“巡逻”',
  noneFound: '没有找到，换个词试试',
  noneRule: '不记分，只公开',
  noneRuleNote: '动态进板块，不加积分',
  claimed: '申报的这一条',
};
