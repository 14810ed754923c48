import { useEffect } from 'react';
import type { Growth, LoadState, Pages } from './load';
import type { Thing } from './thing';

/** Loads page after page as long as more is wanted; what failed is not asked for again by itself. */
export function useGrowing({ hasMore, loadingMore, moreError, loadMore }: Growth, isWanted: boolean): void {
  const goesOn = isWanted && hasMore && !loadingMore && !moreError;
  useEffect(() => {
    if (goesOn) void loadMore();
  });
}

/** One thing of a list, looked for page after page until it has come or the list has ended. */
export function useFound<T>(pages: Pages<T>, isIt: ((item: T) => boolean) | null): Thing<T> {
  const data = (isIt && pages.items.find(isIt)) ?? null;
  const { state, hasMore, moreError, loadMore, reload } = pages;
  useGrowing(pages, isIt !== null && !data);
  const gone = isIt === null || (state === 'ready' && !data && !hasMore);
  const error = pages.error ?? (data ? null : moreError);
  return {
    state: data || gone ? 'ready' : stateOf(state, moreError?.code),
    data,
    error,
    gone,
    reload: () => (moreError ? loadMore() : reload()),
  };
}

function stateOf(state: LoadState, failed: string | undefined): LoadState {
  if (failed) return failed === 'OFFLINE' ? 'offline' : 'error';
  return state === 'ready' ? 'loading' : state;
}
