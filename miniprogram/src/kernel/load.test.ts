import { act, renderHook, waitFor } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { showAgain } from '../../test/stubs/taro';
import { makeStale } from './answers';
import { call } from './call';
import { useCall, useNotedShow, usePages, useShownAgain } from './load';
import { NetworkError } from './platform/types';
import { session } from './session';

const ok = (body: unknown) => Promise.resolve({ status: 200, body });
const offline = () => Promise.reject(new NetworkError('slow'));
const inputs = () => phone.sent.map(({ body }) => JSON.parse(body) as { id?: number; cursor?: string });

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', known: true });
});

describe('useCall', () => {
  const open = (id: number | null) =>
    renderHook(({ asked }) => useCall('post.get', asked === null ? null : { id: asked }), {
      initialProps: { asked: id },
    });

  it('loads, then shows what came', async () => {
    phone.answer = ({ body }) => ok(JSON.parse(body));
    const { result } = open(5);
    expect(result.current.state).toBe('loading');
    await waitFor(() => expect(result.current.state).toBe('ready'));
    expect(result.current.data).toEqual({ id: 5 });
  });

  it('waits while there is nothing to ask', async () => {
    const { result } = open(null);
    await act(() => Promise.resolve());
    expect(result.current.state).toBe('loading');
    expect(phone.sent).toHaveLength(0);
  });

  it('is offline without a network, and recovers by reload', async () => {
    phone.answer = offline;
    const { result } = open(5);
    await waitFor(() => expect(result.current.state).toBe('offline'));
    phone.answer = () => ok({ id: 5 });
    await act(() => result.current.reload());
    expect(result.current.state).toBe('ready');
  });

  it('keeps what is on the screen when only the second asking fails', async () => {
    phone.answer = () => ok({ id: 5 });
    const { result } = open(5);
    await waitFor(() => expect(result.current.state).toBe('ready'));
    phone.answer = offline;
    act(() => showAgain());
    await waitFor(() => expect(result.current.error?.code).toBe('OFFLINE'));
    expect(result.current).toMatchObject({ state: 'ready', data: { id: 5 } });
  });

  it('never shows the answer to an older question', async () => {
    const answers: (() => void)[] = [];
    phone.answer = ({ body }) =>
      new Promise((resolve) =>
        answers.push(() => resolve({ status: 200, body: JSON.parse(body) as unknown })),
      );
    const { result, rerender } = open(1);
    rerender({ asked: 2 });
    await waitFor(() => expect(answers).toHaveLength(2));
    await act(async () => {
      answers[1]?.();
      answers[0]?.();
      await Promise.resolve();
    });
    await waitFor(() => expect(result.current.data).toEqual({ id: 2 }));
  });
});

describe('usePages', () => {
  const page = (from: number, next: string | null) => ({ items: [{ id: from }, { id: from + 1 }], next });
  const open = () => renderHook(() => usePages('post.feed', { scope: 'town' }));
  const ids = (items: { id: number }[]) => items.map(({ id }) => id);

  it('grows by the cursor and ends', async () => {
    phone.answer = ({ body }) => ok(body.includes('cursor') ? page(3, null) : page(1, 'c1'));
    const { result } = open();
    await waitFor(() => expect(result.current.state).toBe('ready'));
    expect(result.current.hasMore).toBe(true);
    await act(() => result.current.loadMore());
    expect(ids(result.current.items)).toEqual([1, 2, 3, 4]);
    expect(result.current.hasMore).toBe(false);
    expect(inputs()).toEqual([{ scope: 'town' }, { scope: 'town', cursor: 'c1' }]);
    await act(() => result.current.loadMore());
    expect(phone.sent).toHaveLength(2);
  });

  it('asks for the next page once, however often the bottom is reached', async () => {
    phone.answer = ({ body }) => ok(body.includes('cursor') ? page(3, 'c2') : page(1, 'c1'));
    const { result } = open();
    await waitFor(() => expect(result.current.state).toBe('ready'));
    act(() => void result.current.loadMore());
    act(() => void result.current.loadMore());
    await waitFor(() => expect(result.current.items).toHaveLength(4));
    expect(phone.sent).toHaveLength(2);
  });

  it('keeps the list when more could not come, and tries again', async () => {
    phone.answer = ({ body }) => (body.includes('cursor') ? offline() : ok(page(1, 'c1')));
    const { result } = open();
    await waitFor(() => expect(result.current.state).toBe('ready'));
    await act(() => result.current.loadMore());
    expect(result.current.moreError?.code).toBe('OFFLINE');
    expect(ids(result.current.items)).toEqual([1, 2]);
    phone.answer = () => ok(page(3, null));
    await act(() => result.current.loadMore());
    expect(result.current.moreError).toBeNull();
    expect(ids(result.current.items)).toEqual([1, 2, 3, 4]);
  });

  it('begins again at the top on refresh', async () => {
    phone.answer = () => ok(page(1, 'c1'));
    const { result } = open();
    await waitFor(() => expect(result.current.state).toBe('ready'));
    phone.answer = () => ok(page(9, null));
    await act(() => result.current.refresh());
    expect(ids(result.current.items)).toEqual([9, 10]);
  });
});

describe('what is known is shared', () => {
  const open = () => renderHook(() => useCall('post.get', { id: 5 }));
  const list = () => renderHook(() => usePages('post.feed', { scope: 'town' }));
  const ids = (items: { id: number }[]) => items.map(({ id }) => id);
  /** Answers that are given one by one. */
  const held = () => {
    const answers: ((body: unknown) => void)[] = [];
    phone.answer = () => new Promise((resolve) => answers.push((body) => resolve({ status: 200, body })));
    return answers;
  };
  const paged = (first: number) => {
    const of = (from: number, next: string | null) => ok({ items: [{ id: from }, { id: from + 1 }], next });
    phone.answer = ({ body }) => (body.includes('c1') ? of(first + 2, 'c2') : of(first, 'c1'));
  };

  it('asks once for two that ask the same, and nothing on coming back within half a minute', async () => {
    phone.answer = () => ok({ id: 5 });
    const one = open();
    const other = open();
    await waitFor(() => expect(other.result.current.data).toEqual({ id: 5 }));
    expect(one.result.current.data).toEqual({ id: 5 });
    one.unmount();
    const { result } = open();
    expect(result.current.state).toBe('ready');
    expect(phone.sent).toHaveLength(1);
    act(() => showAgain());
    await waitFor(() => expect(phone.sent).toHaveLength(2));
  });

  it('asks again once something was written, but not for a like that touches posts alone', async () => {
    phone.answer = () => ok({ id: 5 });
    const { result, unmount } = renderHook(() => useCall('points.summary', {}));
    await waitFor(() => expect(result.current.state).toBe('ready'));
    unmount();
    await call('like.set', { subject: { kind: 'post', id: 5 }, liked: true });
    renderHook(() => useCall('points.summary', {})).unmount();
    expect(phone.sent).toHaveLength(2);
    await call('voucher.cancel', { voucherId: 1 });
    renderHook(() => useCall('points.summary', {}));
    await waitFor(() => expect(phone.sent).toHaveLength(4));
  });

  it('a poll that finds its last question unanswered waits for that answer', async () => {
    const answers = held();
    const { result } = open();
    await waitFor(() => expect(answers).toHaveLength(1));
    for (let turn = 0; turn < 5; turn++) act(() => void result.current.reload());
    await act(async () => {
      answers[0]?.({ id: 5 });
      await Promise.resolve();
    });
    await waitFor(() => expect(result.current.data).toEqual({ id: 5 }));
    expect(phone.sent).toHaveLength(1);
  });

  it('an answer that set out before a change here does not undo it', async () => {
    phone.answer = () => ok({ id: 5, liked: false });
    const { result } = renderHook(() => useCall('post.get', { id: 5 }));
    await waitFor(() => expect(result.current.state).toBe('ready'));
    const answers = held();
    act(() => void result.current.reload());
    await waitFor(() => expect(answers).toHaveLength(1));
    act(() => result.current.change((post) => ({ ...post, liked: true })));
    await act(async () => {
      answers[0]?.({ id: 5, liked: false });
      await Promise.resolve();
    });
    expect(result.current.data).toMatchObject({ liked: true });
  });

  it('a question that went out before a write is asked once more when somebody wants to know', async () => {
    const answers = held();
    const { result } = open();
    await waitFor(() => expect(answers).toHaveLength(1));
    makeStale(() => true);
    act(() => void result.current.reload());
    await act(async () => {
      answers[0]?.({ id: 1 });
      await Promise.resolve();
    });
    await waitFor(() => expect(answers).toHaveLength(2));
    await act(async () => {
      answers[1]?.({ id: 2 });
      await Promise.resolve();
    });
    await waitFor(() => expect(result.current.data).toEqual({ id: 2 }));
  });

  it('a list shown again keeps all its pages', async () => {
    paged(1);
    const { result } = list();
    await waitFor(() => expect(result.current.state).toBe('ready'));
    await act(() => result.current.loadMore());
    paged(11);
    act(() => showAgain());
    await waitFor(() => expect(ids(result.current.items)).toEqual([11, 12, 13, 14]));
  });

  it('the end that is reached while a list is read anew is filled after that', async () => {
    paged(1);
    const { result } = list();
    await waitFor(() => expect(result.current.state).toBe('ready'));
    const answers = held();
    act(() => void result.current.refresh());
    act(() => void result.current.loadMore());
    await waitFor(() => expect(answers).toHaveLength(1));
    await act(async () => {
      answers[0]?.({ items: [{ id: 7 }], next: 'c7' });
      await Promise.resolve();
    });
    await waitFor(() => expect(answers).toHaveLength(2));
    await act(async () => {
      answers[1]?.({ items: [{ id: 8 }], next: null });
      await Promise.resolve();
    });
    await waitFor(() => expect(ids(result.current.items)).toEqual([7, 8]));
  });

  it('is empty only when there is no more', async () => {
    paged(1);
    const { result } = list();
    await waitFor(() => expect(result.current.state).toBe('ready'));
    act(() => result.current.change(() => []));
    expect(result.current.state).toBe('loading');
    await waitFor(() => expect(ids(result.current.items)).toEqual([3, 4]));
  });

  it('who came onto a page after it was shown hears of the first return', async () => {
    phone.answer = () => ok({});
    const returns = jest.fn();
    const page = renderHook(() => useNotedShow());
    await act(() => Promise.resolve());
    renderHook(() => useShownAgain(returns));
    expect(returns).not.toHaveBeenCalled();
    act(() => showAgain());
    expect(returns).toHaveBeenCalledTimes(1);
    page.unmount();
  });
});
