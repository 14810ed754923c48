import { clock } from '../../../kernel/time';

export const words = {
  title: '订单',
  points: (points: number) => `用 ${points} 积分`,
  until: (at: number) => `请在 ${clock(at)} 前去取`,
  notYet: '备好了会给您发消息，取货码也会出现在这里，收到再去取。',
  reason: '原因',
  how: '到店把这一页给店员看，扫码后付钱取货。',
  cancel: '取消订单',
  cancelAsk: '取消这个订单？',
  cancelText: (points: number) =>
    points > 0 ? `${points} 积分马上退回，商品还给店家。` : '商品还给店家。还没有付钱，不用退。',
  gone: '没有这个订单',
  goneText: '请到“我的订单”里看看',
};
