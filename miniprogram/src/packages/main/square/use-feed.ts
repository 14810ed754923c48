import { useEffect } from 'react';
import { usePages } from '../../../kernel/load';
import { usePostNews, withNews } from '../../../parts/post/post-news';
import type { PostCardView } from '../../../parts/post/types';
import type { Scope } from '../../../parts/scope/scope-switch';
import { keepFeed, keptFeed } from './kept-feed';

export type BoardTab = PostCardView['board'] | 'all';

/** The feed of one board, or all, in community or town; without a network what was last seen of it. */
export function useFeed(scope: Scope, board: BoardTab) {
  const address = `${scope}:${board}`;
  const pages = usePages('post.feed', { scope, ...(board === 'all' ? {} : { board }) });
  const { state, items } = pages;

  usePostNews((id, part) => pages.change(withNews(id, part)));
  useEffect(() => {
    if (state === 'ready') keepFeed(address, items);
  }, [address, state, items]);

  const kept = state === 'offline' ? keptFeed(address) : [];
  const isKept = kept.length > 0;
  const shown: typeof pages = isKept
    ? { ...pages, state: 'ready', items: kept, hasMore: false, error: null }
    : { ...pages, items: items.filter((post) => post.state === 'approved') };
  return { pages: shown, isKept };
}
