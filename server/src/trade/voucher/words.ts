import { cutText } from '@jishan/shared/text';

/** What the points book and messages say of vouchers. */
export const words = {
  /** The book's lines hold forty characters. */
  redeem: (shop: string, title: string) => cutText(`${shop} ${title}`, 40, 40),
  seal: '兑换',
  used: (title: string) => `“${title}”用好了`,
  usedText: (shop: string, points: number) => `在${shop}用了 ${points} 分。满意的话，写句感谢吧。`,
  expired: (title: string) => `“${title}”兑换券到期没有用，积分已退回您的账户`,
  returned: (title: string) => `店铺已停牌，“${title}”兑换券作废，积分已退回您的账户`,
  undone: (title: string, reason: string) => `“${title}”的核销已撤销，积分已退回您的账户。原因：${reason}`,
};
