import type { PaymentState } from './service';

export const stateWords: Record<PaymentState, string> = {
  due: '待付',
  paid: '已付',
  refunded: '已退',
  void: '已取消',
};
