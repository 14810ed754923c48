import { useEffect } from 'react';
import type { LoadState, Pages } from './load';
import type { Thing } from './thing';

/** One thing of a list, looked for page after page until it has come or the list has ended. */
export function useFound<T>(pages: Pages<T>, isIt: ((item: T) => boolean) | null): Thing<T> {
  const data = (isIt && pages.items.find(isIt)) ?? null;
  const { state, hasMore, loadingMore, moreError, loadMore, reload } = pages;
  const isWanted = isIt !== null && !data && hasMore && !loadingMore && !moreError;
  useEffect(() => {
    if (isWanted) void loadMore();
  });
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
