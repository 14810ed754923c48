import Taro, { useDidShow } from '@tarojs/taro';
import type { ReadName } from '@jishan/shared/api';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answer, append, ask, changeAnswer, entryOf, isFresh } from './answers';
import { type CallError, type Input, read, type Reply, toCallError } from './call';
import { useMe } from './session';
import { useStore } from './store';

export type LoadState = 'loading' | 'error' | 'offline' | 'ready';

export interface Load<T> {
  state: LoadState;
  data: T | null;
  /** A failure replaces nothing that is already on the screen: it is only told beside it. */
  error: CallError | null;
  reload: () => Promise<void>;
  /** A change made here first, such as a like: no answer that is older undoes it. */
  change: (next: (data: T) => T) => void;
}

function stateOf({ data, error }: Answer<unknown>): LoadState {
  if (data !== null) return 'ready';
  if (error === null) return 'loading';
  return error.code === 'OFFLINE' ? 'offline' : 'error';
}

/** The pages that have come into view. */
const shown = new WeakSet<object>();
const NO_PAGE = {};
const currentPage = (): object => Taro.getCurrentInstance().page ?? NO_PAGE;

/** `Page` notes it for all that stands on it. */
export function useNotedShow(): void {
  useDidShow(() => void shown.add(currentPage()));
}

/**
 * Every showing of the page but the first, which its own effects serve. What came onto the page after it was first shown is
 * never told of that one, so the first that it hears of is a return.
 */
export function useShownAgain(onShow: () => void): void {
  const [cameLater] = useState(() => shown.has(currentPage()));
  const seen = useRef(cameLater);
  useDidShow(() => {
    if (seen.current) onShow();
    seen.current = true;
  });
}

/** What is known of a question, and how it is asked: at once, and when the page comes into view, unless it was just answered. */
function useAnswer<T>(
  name: string,
  question: string | null,
  fetch: (question: string, before: T | null) => Promise<T>,
) {
  // Whoever signs out or loses their session is led away: what stands on the page is not asked for again as nobody's.
  const me = useMe();
  const [id, setId] = useState(me?.id);
  if (me && me.id !== id) setId(me.id);
  const entry = useMemo(() => entryOf<T>(id, name, question ?? 'nothing'), [id, name, question]);
  const answer = useStore(entry.answer);
  const latest = useRef(fetch);
  useEffect(() => {
    latest.current = fetch;
  });
  const askNow = useCallback(
    async (keep = true) => {
      if (question === null) return;
      const before = () => (keep ? entry.answer.get().data : null);
      await ask(entry, () => latest.current(question, before()));
    },
    [entry, question],
  );
  const askIfOld = useCallback(() => {
    if (!isFresh(entry)) void askNow();
  }, [entry, askNow]);
  useEffect(askIfOld, [askIfOld]);
  useDidShow(askIfOld);
  /** From the beginning, as when nothing was known: what had failed is loading again. */
  const reload = (keep?: boolean) => {
    const { data, error } = entry.answer.get();
    if (data === null && error) entry.answer.set({ data, error: null });
    return askNow(keep);
  };
  return { entry, answer, reload };
}

/**
 * One reading call of a page. Asked again when the input changes and when the page comes back into view, unless it was answered
 * in the last half minute and nothing has been written since; what is on the screen stays there meanwhile. `null` waits.
 */
export function useCall<N extends ReadName>(name: N, input: Input<N> | null): Load<Reply<N>> {
  const { entry, answer, reload } = useAnswer<Reply<N>>(name, input && JSON.stringify(input), (question) =>
    read(name, JSON.parse(question) as Input<N>),
  );
  return {
    state: stateOf(answer),
    data: answer.data,
    error: answer.error,
    reload: () => reload(),
    change: (next) => changeAnswer(entry, next),
  };
}

type PagedName = {
  [N in ReadName]: Reply<N> extends { items: unknown[]; next: string | null } ? N : never;
}[ReadName];
type Item<N extends PagedName> = Reply<N>['items'][number];

/** How a list grows, whatever it holds. */
export interface Growth {
  hasMore: boolean;
  loadingMore: boolean;
  moreError: CallError | null;
  loadMore: () => Promise<void>;
}

export interface Pages<T> extends Growth {
  state: LoadState;
  items: T[];
  error: CallError | null;
  /** Begins again at the top; the old items stay until the new are there. */
  refresh: () => Promise<void>;
  reload: () => Promise<void>;
  change: (next: (items: T[]) => T[]) => void;
}

/** What a list says of itself beside its items, as its first page told it. */
interface Headed<N extends PagedName> {
  first: Reply<N> | null;
}

interface List<N extends PagedName> {
  first: Reply<N>;
  items: Item<N>[];
  next: string | null;
  /** How many pages its items came in. */
  pages: number;
}

const STILL = { loading: false, error: null };
/** A longer list is left as it is when its page is shown again: nobody waits for so many pages. */
const MOST_PAGES = 5;

/**
 * A list that grows page by page. Shown again it reads anew what it had, so that nobody loses the place that they had reached.
 * It is empty only when there is no more: what runs out here, because each thing was dealt with, is filled up.
 */
export function usePages<N extends PagedName>(
  name: N,
  input: Omit<Input<N>, 'cursor'> | null,
): Pages<Item<N>> & Headed<N> {
  const [more, setMore] = useState<{ loading: boolean; error: CallError | null }>(STILL);
  const pageAt = (question: string, cursor: string | null): Promise<Reply<N>> =>
    read(name, {
      ...(JSON.parse(question) as object),
      ...(cursor === null ? {} : { cursor }),
    } as Input<N>);
  const question = input && JSON.stringify(input);
  const { entry, answer, reload } = useAnswer<List<N>>(name, question, async (asked, before) => {
    if (before && before.pages > MOST_PAGES) return before;
    const first = await pageAt(asked, null);
    const list: List<N> = { first, items: first.items, next: first.next, pages: 1 };
    while (before && list.pages < before.pages && list.next !== null) {
      const { items, next } = await pageAt(asked, list.next);
      Object.assign(list, { items: [...list.items, ...items], next, pages: list.pages + 1 });
    }
    return list;
  });
  const list = answer.data;

  const loadMore = async () => {
    if (question === null || more.loading) return;
    // What is being read anew comes first; the end that was reached may be another one then.
    if (entry.running) await entry.running;
    const cursor = entry.answer.get().data?.next;
    if (!cursor) return;
    setMore({ loading: true, error: null });
    try {
      const { items, next } = await pageAt(question, cursor);
      const now = entry.answer.get().data;
      if (now?.next === cursor)
        append(entry, { ...now, items: [...now.items, ...items], next, pages: now.pages + 1 });
      setMore(STILL);
    } catch (thrown) {
      setMore({ loading: false, error: toCallError(thrown) });
    }
  };

  const hasMore = Boolean(list?.next);
  const ranOut = list?.items.length === 0 && hasMore && !more.error;
  useEffect(() => {
    if (!ranOut) return undefined;
    const timer = setTimeout(() => void loadMore());
    return () => clearTimeout(timer);
    // `loadMore` is another one at each drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ranOut, list]);

  return {
    state: ranOut ? 'loading' : stateOf(answer),
    first: list?.first ?? null,
    items: list?.items ?? [],
    error: answer.error,
    hasMore,
    loadingMore: more.loading,
    moreError: more.error,
    loadMore,
    refresh: () => reload(false),
    reload: () => reload(false),
    change: (next) => changeAnswer(entry, (now) => ({ ...now, items: next(now.items) })),
  };
}
