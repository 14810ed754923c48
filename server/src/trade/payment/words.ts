import type { Reply } from '@jishan/shared/api';

export type PaymentState = Reply<'order.get'>['payment']['state'];

export const paymentStateWords: Record<PaymentState, string> = {
  due: '待付',
  paid: '已付',
  refunded: '已退',
  void: '已取消',
};
