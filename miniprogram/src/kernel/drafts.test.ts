import { act, renderHook } from '@testing-library/react';
import { person } from '../../test/people';
import { phone, resetPhone } from '../../test/stubs/platform';
import { showAgain } from '../../test/stubs/taro';
import { useDraft, useKeptDraft } from './drafts';
import type { Keyed } from './send';
import { session } from './session';

const EMPTY = { body: '', photos: [] as string[] };
// A name of its own for each test: drafts live as long as the app does.
let name = '';
let count = 0;
const open = () => renderHook(() => useDraft(name, EMPTY));
function keyOf(draft: { current: Keyed }): string {
  let key = '';
  act(() => void (key = draft.current.key()));
  return key;
}

beforeEach(() => {
  resetPhone();
  name = `draft-${++count}`;
  session.set({ token: 't', me: person(), known: true });
});

it('begins empty', () => {
  const { result } = open();
  expect(result.current).toMatchObject({ value: EMPTY, savedAt: null });
});

it('survives leaving the page, with its key', () => {
  const first = open();
  act(() => first.result.current.change({ body: '今晚轮到我们组' }));
  const key = keyOf(first.result);
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  first.unmount();
  const again = open();
  expect(again.result.current.value.body).toBe('今晚轮到我们组');
  expect(keyOf(again.result)).toBe(key);
});

it('is on the phone’s storage when the page is left, however fast', () => {
  const { result, unmount } = open();
  act(() => result.current.change({ body: '半句' }));
  expect(phone.stored.get(`draft:7:${name}`)).toBeUndefined();
  unmount();
  const kept = JSON.parse(phone.stored.get(`draft:7:${name}`) ?? '{}') as { value: unknown };
  expect(kept.value).toEqual({ body: '半句', photos: [] });
});

it('comes back from storage when the app starts anew', () => {
  const stored = { value: { body: '昨天写的', photos: ['p1'] }, key: 'a'.repeat(32), savedAt: 5 };
  phone.stored.set(`draft:7:${name}`, JSON.stringify(stored));
  const { result } = open();
  expect(result.current).toMatchObject({ value: stored.value, savedAt: 5 });
  expect(keyOf(result)).toBe(stored.key);
  expect(result.current.savedAt).toBe(5);
});

it('lacks nothing that has come since it was kept', () => {
  phone.stored.set(
    `draft:7:${name}`,
    JSON.stringify({ value: { body: '旧的' }, key: 'a'.repeat(32), savedAt: 5 }),
  );
  const { result } = open();
  expect(result.current.value).toEqual({ body: '旧的', photos: [] });
});

it('keeps one key through every change, so that a retry cannot double', () => {
  const { result } = open();
  act(() => result.current.change({ body: '一' }));
  const key = keyOf(result);
  act(() => result.current.change({ body: '一二' }));
  act(() => result.current.change({ photos: ['p1'] }));
  expect(keyOf(result)).toBe(key);
  expect(result.current.value).toEqual({ body: '一二', photos: ['p1'] });
});

it('has another key after it was sent', () => {
  const { result } = open();
  act(() => result.current.change({ body: '第一条' }));
  const key = keyOf(result);
  act(() => result.current.clear());
  expect(result.current).toMatchObject({ value: EMPTY, savedAt: null });
  expect(phone.stored.has(`draft:7:${name}`)).toBe(false);
  act(() => result.current.change({ body: '第二条' }));
  expect(keyOf(result)).not.toBe(key);
});

it('untouched it keeps its key, and is still nothing that was written', () => {
  const { result, unmount } = open();
  const key = keyOf(result);
  expect(phone.stored.get(`draft:7:${name}`)).toContain(key);
  unmount();
  const again = renderHook(() => useDraft(name, { ...EMPTY, body: '别处改过' }));
  expect(keyOf(again.result)).toBe(key);
  expect(again.result.current).toMatchObject({ value: { body: '别处改过' }, savedAt: null });
  expect(renderHook(() => useKeptDraft(name)).result.current).toBeNull();
});

it('another key leaves its words as they are', () => {
  const { result } = open();
  act(() => result.current.change({ body: '一' }));
  const key = keyOf(result);
  act(() => result.current.renewKey());
  expect(keyOf(result)).not.toBe(key);
  expect(result.current.value.body).toBe('一');
});

it('belongs to its writer alone', () => {
  const { result } = open();
  act(() => result.current.change({ body: '我的' }));
  act(() => session.set({ me: person({ id: 8 }) }));
  expect(result.current.value).toEqual(EMPTY);
  act(() => session.set({ me: person({ id: 7 }) }));
  expect(result.current.value.body).toBe('我的');
});

it('is mentioned on other pages while it waits', () => {
  const page = renderHook(() => useKeptDraft<typeof EMPTY>(name));
  expect(page.result.current).toBeNull();
  const { result } = open();
  let drawings = 0;
  renderHook(() => [useKeptDraft(name), (drawings += 1)]);
  drawings = 0;
  act(() => result.current.change({ body: '写了' }));
  act(() => result.current.change({ body: '写了一半' }));
  expect(drawings).toBe(0); // nobody sees it while it is being written
  act(showAgain);
  expect(page.result.current?.value.body).toBe('写了一半');
  act(() => result.current.clear());
  act(showAgain);
  expect(page.result.current).toBeNull();
});
