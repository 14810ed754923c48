import { cutText } from '@jishan/shared/text';

/** What the points book, messages and the counter say of orders. */
export const words = {
  title: (first: string, kinds: number) => (kinds === 1 ? first : `${first}等 ${kinds} 种`),
  /** As long as a line of the book may be. */
  spend: (shop: string, title: string) => cutText(`${shop} ${title}`, 40, 40),
  seal: '抵扣',
  placed: (buyer: string, title: string) => `${buyer}下单：${title}，请备货`,
  cancelled: (buyer: string, title: string) => `${buyer}取消了订单：${title}`,
  ready: (shop: string, title: string, until: string) =>
    `${shop}已备好“${title}”，请在${until}前到店取货付款`,
  refused: (shop: string, title: string, reason: string) =>
    `${shop}不能供应“${title}”，订单已取消，用的积分已退回。原因：${reason}`,
  expired: (title: string) => `“${title}”没有按时取，订单已取消，用的积分已退回`,
  suspension: '店铺已停牌',
  undone: (title: string, reason: string) => `“${title}”的取货已撤销，用的积分已退回。原因：${reason}`,
  line: (name: string, quantity: number, unit: string) => `${name} × ${quantity} ${unit}`,
  note: (note: string) => `备注：${note}`,
  notReady: '还没有标记备好',
  otherShop: (shop: string) => `这张订单不是本店的，是“${shop}”的`,
  collected: (when: string) => `这张订单已经在${when}取走了`,
  gone: '这张订单已经取消，用的积分已退回顾客',
  late: '这张订单过了取货时间，已经取消',
  own: '自己和家人的订单，要由别的店员来办',
};
