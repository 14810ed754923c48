import { act, renderHook, waitFor } from '@testing-library/react';
import { person } from '../../test/people';
import { phone, resetPhone } from '../../test/stubs/platform';
import { useFound } from './found';
import { usePages } from './load';
import { NetworkError } from './platform/types';
import { session } from './session';

const look = (id: number) =>
  renderHook(() => useFound(usePages('product.manage', { merchantId: 1 }), (one) => one.id === id));
const asked = () => phone.sent.length;

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person(), known: true });
  // Three pages of two.
  phone.answer = ({ body }) => {
    const page = Number((JSON.parse(body) as { cursor?: string }).cursor ?? 0);
    return Promise.resolve({
      status: 200,
      body: {
        items: [{ id: page * 2 + 1 }, { id: page * 2 + 2 }],
        next: page < 2 ? String(page + 1) : null,
      },
    });
  };
});

test('what stands on a later page is looked for, and no further', async () => {
  const { result } = look(4);
  await waitFor(() => expect(result.current.data).toEqual({ id: 4 }));
  expect(asked()).toBe(2);
});

test('what is not there is looked for once through the list', async () => {
  const { result } = look(99);
  await waitFor(() => expect(asked()).toBe(3));
  await new Promise((later) => setTimeout(later, 50));
  expect(asked()).toBe(3);
  expect(result.current).toMatchObject({ data: null, gone: true, state: 'ready' });
});

test('until the list has ended it is not gone', async () => {
  const answer = phone.answer;
  phone.answer = (request) =>
    request.body.includes('cursor') ? new Promise(() => undefined) : answer(request);
  const { result } = look(99);
  await waitFor(() => expect(asked()).toBe(2));
  expect(result.current).toMatchObject({ gone: false, state: 'loading' });
});

test('a page that could not be had is told, and tried again when asked to', async () => {
  const answer = phone.answer;
  let offline = true;
  phone.answer = (request) =>
    offline && request.body.includes('cursor') ? Promise.reject(new NetworkError('slow')) : answer(request);
  const { result } = look(4);
  await waitFor(() => expect(result.current.state).toBe('offline'));
  expect(result.current.gone).toBe(false);
  offline = false;
  await act(() => result.current.reload());
  await waitFor(() => expect(result.current.data).toEqual({ id: 4 }));
});
