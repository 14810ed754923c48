import type { Api, ReadName } from '@jishan/shared/api';
import { makeStale } from './answers';

type Writing = Exclude<keyof Api, ReadName>;

/** What a write makes stale, by the beginnings of the reading calls' names, where that is less than everything. */
const TOUCHED: Partial<Record<Writing, readonly string[]>> = {
  'like.set': ['post.'],
  'comment.create': ['comment.', 'post.'],
  'comment.remove': ['comment.', 'post.'],
  'message.read': ['message.', 'home.'],
  'message.open': ['message.', 'home.'],
  'message.switch': ['message.settings'],
  'message.quiet': ['message.settings'],
  'review.take': ['review.'],
  'review.release': ['review.'],
  // These only show or check something.
  'voucher.show': [],
  'card.show': [],
  'order.show': [],
  'counter.check': [],
};

/** After each write that went through, and each whose answer was lost: it may have. */
export function written(name: Writing): void {
  const touched = TOUCHED[name];
  makeStale((read) => !touched || touched.some((beginning) => read.startsWith(beginning)));
}
