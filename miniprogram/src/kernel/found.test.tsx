import { renderHook, waitFor } from '@testing-library/react';
import { person } from '../../test/people';
import { phone, resetPhone } from '../../test/stubs/platform';
import { useFound } from './found';
import { usePages } from './load';
import { session } from './session';

const look = (id: number) => renderHook(() => useFound(usePages('product.manage', { merchantId: 1 }), id));
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
  await waitFor(() => expect(result.current).toEqual({ id: 4 }));
  expect(asked()).toBe(2);
});

test('what is not there is looked for once through the list', async () => {
  const { result } = look(99);
  await waitFor(() => expect(asked()).toBe(3));
  await new Promise((later) => setTimeout(later, 50));
  expect(asked()).toBe(3);
  expect(result.current).toBeNull();
});
