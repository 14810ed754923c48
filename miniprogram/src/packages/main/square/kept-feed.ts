import { session } from '../../../kernel/session';
import { readStored, writeStored } from '../../../kernel/storage';
import type { PostCardView } from '../../../parts/post/types';

/** Enough to read in a lift, small enough for the phone's store. */
const KEPT = 10;

const addressOf = (feed: string) => `feed:${session.get().me?.id ?? 'guest'}:${feed}`;

/** What was last seen of a feed, for the moments without a network. */
export const keptFeed = (feed: string): PostCardView[] => readStored<PostCardView[]>(addressOf(feed)) ?? [];

export const keepFeed = (feed: string, posts: PostCardView[]): void =>
  writeStored(addressOf(feed), posts.length > 0 ? posts.slice(0, KEPT) : null);
