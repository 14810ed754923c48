import type { ReadName } from '@jishan/shared/api';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type CallError, type Input, read, type Reply, toCallError } from './call';

export type LoadState = 'loading' | 'error' | 'offline' | 'ready';

export interface Load<T> {
  state: LoadState;
  data: T | null;
  error: CallError | null;
  reload: () => Promise<void>;
  /** A change made here first, such as a like. */
  change(next: (data: T) => T): void;
}

const failedState = (error: CallError): LoadState => (error.code === 'OFFLINE' ? 'offline' : 'error');

/** Every showing of the page but the first, which its own effects serve. */
export function useShownAgain(onShow: () => void): void {
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) onShow();
    seen.current = true;
  });
}

/**
 * One reading call of a page. Asked again when the input changes and when the page comes back into view; what is on
 * the screen stays there meanwhile, and stays when only the second asking fails. `null` waits.
 */
export function useCall<N extends ReadName>(name: N, input: Input<N> | null): Load<Reply<N>> {
  const [load, setLoad] = useState<{ state: LoadState; data: Reply<N> | null; error: CallError | null }>({
    state: 'loading',
    data: null,
    error: null,
  });
  const asked = useRef(0);
  const question = input && JSON.stringify(input);

  const ask = useCallback(
    async (fresh: boolean) => {
      if (question === null) return;
      const turn = ++asked.current;
      if (fresh) setLoad({ state: 'loading', data: null, error: null });
      try {
        const data = await read(name, JSON.parse(question) as Input<N>);
        if (turn === asked.current) setLoad({ state: 'ready', data, error: null });
      } catch (thrown) {
        const error = toCallError(thrown);
        if (turn !== asked.current) return;
        setLoad((before) =>
          before.data === null ? { state: failedState(error), data: null, error } : { ...before, error },
        );
      }
    },
    [name, question],
  );
  const leave = useCallback(() => {
    asked.current += 1;
  }, []);

  useEffect(() => {
    void ask(true);
    return leave;
  }, [ask, leave]);
  useShownAgain(() => void ask(false));

  return {
    ...load,
    reload: () => ask(load.data === null),
    change: (next) =>
      setLoad((before) => (before.data === null ? before : { ...before, data: next(before.data) })),
  };
}

type Item<N extends PagedName> = Reply<N>['items'][number];
type PagedName = {
  [N in ReadName]: Reply<N> extends { items: unknown[]; next: string | null } ? N : never;
}[ReadName];

export interface Pages<T> {
  state: LoadState;
  items: T[];
  error: CallError | null;
  hasMore: boolean;
  loadingMore: boolean;
  moreError: CallError | null;
  loadMore: () => Promise<void>;
  refresh: () => Promise<void>;
  reload: () => Promise<void>;
  change(next: (items: T[]) => T[]): void;
}

interface PagesState<T> {
  state: LoadState;
  items: T[];
  next: string | null;
  error: CallError | null;
  loadingMore: boolean;
  moreError: CallError | null;
}

const START = {
  state: 'loading',
  items: [],
  next: null,
  error: null,
  loadingMore: false,
  moreError: null,
} as const;

/** A list that grows page by page. `refresh` begins again at the top and keeps the old items until the new are there. */
export function usePages<N extends PagedName>(
  name: N,
  input: Omit<Input<N>, 'cursor'> | null,
): Pages<Item<N>> {
  const [pages, setPages] = useState<PagesState<Item<N>>>({ ...START, items: [] });
  const asked = useRef(0);
  const question = input && JSON.stringify(input);

  const fetchPage = useCallback(
    (cursor: string | null) =>
      read(name, { ...JSON.parse(question ?? '{}'), ...(cursor ? { cursor } : {}) } as Input<N>),
    [name, question],
  );

  const begin = useCallback(
    async (fresh: boolean) => {
      if (question === null) return;
      const turn = ++asked.current;
      if (fresh) setPages({ ...START, items: [] });
      try {
        const { items, next } = await fetchPage(null);
        if (turn === asked.current) setPages({ ...START, state: 'ready', items, next });
      } catch (thrown) {
        const error = toCallError(thrown);
        if (turn !== asked.current) return;
        setPages((before) =>
          before.state === 'ready' ? { ...before, error } : { ...before, state: failedState(error), error },
        );
      }
    },
    [fetchPage, question],
  );
  const leave = useCallback(() => {
    asked.current += 1;
  }, []);

  useEffect(() => {
    void begin(true);
    return leave;
  }, [begin, leave]);

  const loadMore = async () => {
    if (pages.state !== 'ready' || pages.next === null || pages.loadingMore) return;
    const turn = ++asked.current;
    setPages((before) => ({ ...before, loadingMore: true, moreError: null }));
    try {
      const { items, next } = await fetchPage(pages.next);
      if (turn !== asked.current) return;
      setPages((before) => ({ ...before, items: [...before.items, ...items], next, loadingMore: false }));
    } catch (thrown) {
      if (turn !== asked.current) return;
      setPages((before) => ({ ...before, loadingMore: false, moreError: toCallError(thrown) }));
    }
  };

  return {
    ...pages,
    hasMore: pages.next !== null,
    loadMore,
    refresh: () => begin(false),
    reload: () => begin(pages.state !== 'ready'),
    change: (next) => setPages((before) => ({ ...before, items: next(before.items) })),
  };
}
