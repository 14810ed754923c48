/*
 * Kinds that features add to. A new one is a line here, and for what staff look at a `Reviewable`: the database keeps any
 * name, and a phone that is older than the server shows one that it does not know in general words.
 */

/** What a message is about; its subject is that thing, for `shop_order` the shop. */
export type MessageKind =
  | 'expiry'
  | 'objection'
  | 'appeal'
  | 'deduction'
  | 'adjustment'
  | 'household'
  | 'shop'
  | 'shop_order'
  | 'voucher'
  | 'order'
  | 'card'
  | 'fund'
  | 'check';

/** What is handed in to be looked at before it is public. */
export type SubmissionKind = 'merchant' | 'profile' | 'offer' | 'news' | 'product' | 'card';

/** What happens to a shop. */
export type MerchantEventKind =
  | 'applied'
  | 'opened'
  | 'refused'
  | 'paused'
  | 'resumed'
  | 'left'
  | 'suspended'
  | 'restored'
  | 'changed'
  | 'appealed'
  | 'dismissed'
  | 'joined'
  | 'removed';
