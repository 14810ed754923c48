import { act, renderHook } from '@testing-library/react';
import { resetPhone } from '../../test/stubs/platform';
import { CallError } from './call';
import { useForm } from './form';

beforeEach(() => resetPhone());

const refused = (field: string) => new CallError('BAD_INPUT', '太长', { field });

function open(post: (options: { key: string }) => Promise<unknown>, key = '') {
  const given = { title: '', clear: jest.fn() };
  const { result } = renderHook(() =>
    useForm<'title'>({
      anchor: 'thing',
      draft: { key, clear: given.clear },
      check: () => (given.title === '' ? { field: 'title', message: '请填写标题' } : null),
      post,
      fieldOf: ({ field }) => (field === 'title' ? 'title' : null),
    }),
  );
  return { given, form: () => result.current, send: () => act(() => result.current.send.run()) };
}

test('what is missing stands at its field, and nothing is sent', async () => {
  const post = jest.fn();
  const { form, send } = open(post);
  await send();
  expect(form().at('title')).toBe('请填写标题');
  expect(post).not.toHaveBeenCalled();
});

test('what the server finds wrong stands at its field; at none of ours, at the button', async () => {
  const answers = [refused('title'), refused('photos')];
  const { given, form, send } = open(() => Promise.reject(answers.shift() ?? new Error('no more')));
  given.title = '好';
  await send();
  expect([form().at('title'), form().send.error]).toEqual(['太长', null]);
  await send();
  expect([form().at('title'), form().send.error?.message]).toEqual([undefined, '太长']);
  expect(form().sent).toBe(false);
});

test('sent again after the network failed it carries the same key, then the draft is forgotten', async () => {
  const keys: string[] = [];
  let online = false;
  const { given, form, send } = open(({ key }) => {
    keys.push(key);
    return online ? Promise.resolve() : Promise.reject(new Error('lost'));
  });
  given.title = '好';
  await send();
  expect(given.clear).not.toHaveBeenCalled();
  online = true;
  await send();
  expect(form().sent).toBe(true);
  expect(given.clear).toHaveBeenCalledTimes(1);
  expect(keys[0]).not.toBe('');
  expect(keys[1]).toBe(keys[0]);
});
