import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import type { Pages } from '../../kernel/load';

export interface Case {
  id: number;
  mayDecide: boolean;
}

/** The case that the page was opened with; null shows the queue. */
export function useCaseId(): number | null {
  const { params } = useRouter();
  const text = params.id ?? '';
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}

/** One case of a queue, looked for page by page. `gone`: the whole queue was read and it is not there. */
export function useFound<T extends Case>(pages: Pages<T>, id: number): { item: T | null; gone: boolean } {
  const item = pages.items.find((one) => one.id === id) ?? null;
  const { state, hasMore, loadingMore, moreError, loadMore } = pages;
  const searching = state === 'ready' && item === null && hasMore;
  useEffect(() => {
    if (searching && !loadingMore && !moreError) void loadMore();
  });
  return { item, gone: state === 'ready' && item === null && !hasMore };
}

/** The oldest case that may be decided here and was not yet dealt with in this sitting. */
export const nextOf = <T extends Case>(items: readonly T[], seen: ReadonlySet<number>): number | null =>
  items.find((one) => one.mayDecide && !seen.has(one.id))?.id ?? null;
