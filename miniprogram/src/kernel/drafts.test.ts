import { act, renderHook } from '@testing-library/react';
import { person } from '../../test/people';
import { phone, resetPhone } from '../../test/stubs/platform';
import { useDraft, useKeptDraft } from './drafts';
import { session } from './session';

const EMPTY = { body: '', photos: [] as string[] };
// A name of its own for each test: drafts live as long as the app does.
let name = '';
let count = 0;
const open = () => renderHook(() => useDraft(name, EMPTY));

beforeEach(() => {
  resetPhone();
  name = `draft-${++count}`;
  session.set({ token: 't', me: person(), known: true });
});

it('begins empty and without a key', () => {
  const { result } = open();
  expect(result.current).toMatchObject({ value: EMPTY, key: '', savedAt: null });
});

it('survives leaving the page, with its key', () => {
  const first = open();
  act(() => first.result.current.change({ body: '今晚轮到我们组' }));
  const { key } = first.result.current;
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  first.unmount();
  const again = open();
  expect(again.result.current.value.body).toBe('今晚轮到我们组');
  expect(again.result.current.key).toBe(key);
});

it('is on the phone’s storage when the page is left, however fast', () => {
  const { result, unmount } = open();
  act(() => result.current.change({ body: '半句' }));
  expect(phone.stored.get(`draft:7:${name}`)).toBeUndefined();
  unmount();
  const kept = JSON.parse(phone.stored.get(`draft:7:${name}`) ?? '{}') as { value: unknown; key: string };
  expect(kept.value).toEqual({ body: '半句', photos: [] });
  expect(kept.key).toMatch(/^[0-9a-f]{32}$/);
});

it('comes back from storage when the app starts anew', () => {
  const stored = { value: { body: '昨天写的', photos: ['p1'] }, key: 'a'.repeat(32), savedAt: 5 };
  phone.stored.set(`draft:7:${name}`, JSON.stringify(stored));
  expect(open().result.current).toMatchObject(stored);
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
  const { key } = result.current;
  act(() => result.current.change({ body: '一二' }));
  act(() => result.current.change({ photos: ['p1'] }));
  expect(result.current.key).toBe(key);
  expect(result.current.value).toEqual({ body: '一二', photos: ['p1'] });
});

it('has another key after it was sent', () => {
  const { result } = open();
  act(() => result.current.change({ body: '第一条' }));
  const { key } = result.current;
  act(() => result.current.clear());
  expect(result.current).toMatchObject({ value: EMPTY, key: '', savedAt: null });
  expect(phone.stored.has(`draft:7:${name}`)).toBe(false);
  act(() => result.current.change({ body: '第二条' }));
  expect(result.current.key).not.toBe(key);
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
  act(() => result.current.change({ body: '写了一半' }));
  expect(page.result.current?.value.body).toBe('写了一半');
  act(() => result.current.clear());
  expect(page.result.current).toBeNull();
});
