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
  change: (next: (data: T) => T) => void;
}

/** What came back, and to which question: an answer to another question counts as none. */
interface Answer<T> {
  question: string | null;
  data: T | null;
  error: CallError | null;
}

const NO_ANSWER = { question: null, data: null, error: null };

function stateOf({ data, error }: Answer<unknown>): LoadState {
  if (data !== null) return 'ready';
  if (error === null) return 'loading';
  return error.code === 'OFFLINE' ? 'offline' : 'error';
}

/** A failure replaces nothing that is already on the screen: it is only told beside it. */
const failed = <T>(before: Answer<T>, question: string, error: CallError): Answer<T> =>
  before.question === question && before.data !== null
    ? { ...before, error }
    : { question, data: null, error };

/** Every showing of the page but the first, which its own effects serve. */
export function useShownAgain(onShow: () => void): void {
  const seen = useRef(false);
  useDidShow(() => {
    if (seen.current) onShow();
    seen.current = true;
  });
}

/** Numbers the questions asked, so that only the latest one's answer is taken, and none after the page is gone. */
function useTurns() {
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [],
  );
  return useCallback(() => {
    const turn = ++latest.current;
    return () => turn === latest.current;
  }, []);
}

/**
 * One reading call of a page. Asked again when the input changes and when the page comes back into view; what is on
 * the screen stays there meanwhile, and stays when only the second asking fails. `null` waits.
 */
export function useCall<N extends ReadName>(name: N, input: Input<N> | null): Load<Reply<N>> {
  const [kept, setAnswer] = useState<Answer<Reply<N>>>(NO_ANSWER);
  const takeTurn = useTurns();
  const question = input && JSON.stringify(input);
  const answer = kept.question === question ? kept : NO_ANSWER;

  const ask = useCallback(async () => {
    if (question === null) return;
    const isLatest = takeTurn();
    try {
      const data = await read(name, JSON.parse(question) as Input<N>);
      if (isLatest()) setAnswer({ question, data, error: null });
    } catch (thrown) {
      if (isLatest()) setAnswer((before) => failed(before, question, toCallError(thrown)));
    }
  }, [name, question, takeTurn]);

  useEffect(() => void ask(), [ask]);
  useShownAgain(() => void ask());

  return {
    state: stateOf(answer),
    data: answer.data,
    error: answer.error,
    reload: () => {
      if (answer.data === null) setAnswer(NO_ANSWER);
      return ask();
    },
    change: (next) =>
      setAnswer((before) => (before.data === null ? before : { ...before, data: next(before.data) })),
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
}

const STILL = { loading: false, error: null };

/** A list that grows page by page. `refresh` begins again at the top and keeps the old items until the new are there. */
export function usePages<N extends PagedName>(
  name: N,
  input: Omit<Input<N>, 'cursor'> | null,
): Pages<Item<N>> & Headed<N> {
  const [kept, setAnswer] = useState<Answer<List<N>>>(NO_ANSWER);
  const [more, setMore] = useState<{ loading: boolean; error: CallError | null }>(STILL);
  const takeTurn = useTurns();
  const question = input && JSON.stringify(input);
  const answer = kept.question === question ? kept : NO_ANSWER;

  const fetchPage = useCallback(
    async (asked: string, cursor: string | null): Promise<Reply<N>> => {
      const page = cursor === null ? {} : { cursor };
      return read(name, { ...(JSON.parse(asked) as object), ...page } as Input<N>);
    },
    [name],
  );

  const begin = useCallback(async () => {
    if (question === null) return;
    const isLatest = takeTurn();
    try {
      const first = await fetchPage(question, null);
      if (!isLatest()) return;
      setAnswer({ question, data: { first, items: first.items, next: first.next }, error: null });
      setMore(STILL);
    } catch (thrown) {
      if (!isLatest()) return;
      setAnswer((before) => failed(before, question, toCallError(thrown)));
      setMore(STILL);
    }
  }, [fetchPage, question, takeTurn]);

  useEffect(() => void begin(), [begin]);

  const loadMore = async () => {
    if (question === null || !answer.data?.next || more.loading) return;
    const isLatest = takeTurn();
    setMore({ loading: true, error: null });
    try {
      const { items, next } = await fetchPage(question, answer.data.next);
      if (!isLatest()) return;
      setAnswer((before) =>
        before.data
          ? { ...before, data: { ...before.data, items: [...before.data.items, ...items], next } }
          : before,
      );
      setMore(STILL);
    } catch (thrown) {
      if (isLatest()) setMore({ loading: false, error: toCallError(thrown) });
    }
  };

  return {
    state: stateOf(answer),
    first: answer.data?.first ?? null,
    items: answer.data?.items ?? [],
    error: answer.error,
    hasMore: Boolean(answer.data?.next),
    loadingMore: more.loading,
    moreError: more.error,
    loadMore,
    refresh: begin,
    reload: () => {
      if (answer.data === null) setAnswer(NO_ANSWER);
      return begin();
    },
    change: (next) =>
      setAnswer((before) =>
        before.data ? { ...before, data: { ...before.data, items: next(before.data.items) } } : before,
      ),
  };
}
