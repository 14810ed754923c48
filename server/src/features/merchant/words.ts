import type { MerchantState } from './entities';

export const stateWords: Record<MerchantState, string> = {
  applied: '待审核',
  open: '营业中',
  paused: '暂停兑换',
  suspended: '已停牌',
  left: '已退出',
  refused: '未通过',
};
