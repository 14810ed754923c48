/*
 * Kinds that features add to; those of messages are in messages.ts. A new one is a line here, and for what staff look at a `Reviewable`: the database keeps any
 * name, and a phone that is older than the server shows one that it does not know in general words.
 */

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
