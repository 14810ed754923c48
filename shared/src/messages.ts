/*
 * The kinds of messages. A new one is an entry here, and beside it on the phone its picture and where it leads
 * (miniprogram/src/packages/book/messages/kinds.ts, which does not compile without). The database keeps any name, and a phone
 * that is older than the server shows one that it does not know in general words.
 */

/** Under which heading a kind stands where it is switched off. */
export type MessageGroup = 'deeds' | 'neighbours' | 'things' | 'shop' | 'others';

export interface KindOfMessage {
  /** What it is called where it is switched off; also the title of a message that has none. */
  label: string;
  group: MessageGroup;
  /** A decision about the person: switched off it is only quiet, it is in the inbox all the same. */
  always?: true;
}

/** What a message is about; its subject is that thing, for `shop_order`, `shop` and `thanks` the shop. */
export const MESSAGES = {
  approved: { label: '动态通过了', group: 'deeds' },
  rejected: { label: '动态没有通过', group: 'deeds', always: true },
  /** Approved, but without the points that were asked for; its subject is the post. */
  unscored: { label: '没有记分', group: 'deeds', always: true },
  hidden: { label: '动态被隐藏', group: 'deeds', always: true },
  restored: { label: '动态恢复了', group: 'deeds' },
  /** A notice that is over; its subject is the award. */
  credited: { label: '积分入账', group: 'deeds' },
  expiry: { label: '积分快到期', group: 'deeds' },
  objection: { label: '异议', group: 'deeds', always: true },
  appeal: { label: '申诉答复', group: 'deeds', always: true },
  deduction: { label: '扣分', group: 'deeds', always: true },
  adjustment: { label: '补记和奖励', group: 'deeds' },
  /** These four are about a subject of talk, which `subjectKind` names. */
  comment: { label: '评论', group: 'neighbours' },
  reply: { label: '回复', group: 'neighbours' },
  mention: { label: '提到您', group: 'neighbours' },
  like: { label: '点赞', group: 'neighbours' },
  /** What became of words that were held; its subject is the thing. */
  check: { label: '内容核对', group: 'others', always: true },
  household: { label: '家庭', group: 'neighbours' },
  voucher: { label: '兑换券', group: 'things' },
  order: { label: '订单', group: 'things' },
  card: { label: '打折卡', group: 'things' },
  fund: { label: '爱心基金', group: 'things' },
  thanks: { label: '感谢', group: 'shop' },
  shop: { label: '店铺', group: 'shop' },
  shop_order: { label: '店里的订单', group: 'shop' },
  /** That somebody works at the desk now, or no longer. */
  desk: { label: '工作身份', group: 'others', always: true },
} satisfies Record<string, KindOfMessage>;

export type MessageKind = keyof typeof MESSAGES;

export const MESSAGE_KINDS = Object.keys(MESSAGES) as [MessageKind, ...MessageKind[]];

/** A kind as it is registered; undefined for one of a newer server. */
export const messageKind = (kind: string): KindOfMessage | undefined =>
  (MESSAGES as Record<string, KindOfMessage>)[kind];

/** From when to when nothing buzzes, minutes of the Shanghai day; `from` may lie after `to`: then it is a night. */
export interface QuietHours {
  from: number;
  to: number;
}

/** Of somebody who has not said otherwise: from nine in the evening to seven in the morning. */
export const USUAL_QUIET: QuietHours = { from: 21 * 60, to: 7 * 60 };

/** More are not counted: "99+". */
export const MOST_UNREAD = 100;
