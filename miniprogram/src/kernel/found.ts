import { useEffect } from 'react';
import type { Pages } from './load';

/** One thing of a list, looked for page after page; null while it has not come, or when it is not there. */
export function useFound<T extends { id: number }>(pages: Pages<T>, id: number | null): T | null {
  const found = pages.items.find((item) => item.id === id) ?? null;
  const { hasMore, loadingMore, moreError, loadMore } = pages;
  const isWanted = id !== null && !found && hasMore && !loadingMore && !moreError;
  useEffect(() => {
    if (isWanted) void loadMore();
  });
  return found;
}
