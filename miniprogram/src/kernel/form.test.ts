import { act, renderHook } from '@testing-library/react';
import { answer, keys, lost, refused as refusedWith } from '../../test/answers';
import { resetPhone } from '../../test/stubs/platform';
import { CallError } from './call';
import { useForm } from './form';
import { send as sendIt, type Keyed } from './send';

beforeEach(() => resetPhone());

const refused = (field: string) => new CallError('BAD_INPUT', '太长', { field });

const design = (options: { of: Keyed }) => sendIt('card.design', {} as never, options);

function open(post: (options: { of: Keyed }) => Promise<unknown>) {
  let key = 'k1';
  const given = { title: '', clear: jest.fn() };
  const { result } = renderHook(() =>
    useForm<'title'>({
      anchor: 'thing',
      draft: { key: () => key, renewKey: () => (key = 'k2'), clear: given.clear },
      check: () => (given.title === '' ? { field: 'title', message: '请填写标题' } : null),
      post,
      fieldOf: ({ field }) => (field === 'title' ? 'title' : null),
    }),
  );
  return { given, form: () => result.current, send: () => act(() => result.current.sending.run()) };
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
  expect([form().at('title'), form().sending.error]).toEqual(['太长', null]);
  await send();
  expect([form().at('title'), form().sending.error?.message]).toEqual([undefined, '太长']);
  expect(form().sent).toBe(false);
});

test('sent again after the network failed it carries the same key, then the draft is forgotten', async () => {
  const { given, form, send } = open(design);
  given.title = '好';
  answer({ 'card.design': lost });
  await send();
  expect(given.clear).not.toHaveBeenCalled();
  answer({ 'card.design': {} as never });
  await send();
  expect(form().sent).toBe(true);
  expect(given.clear).toHaveBeenCalledTimes(1);
  expect(keys('card.design')).toEqual(['k1', 'k1']);
});

test('changed after a first try had arrived it says so at the button, and the next tap sends it', async () => {
  const { given, form, send } = open(design);
  given.title = '改过';
  answer({ 'card.design': refusedWith('KEY_REUSED', '这次提交和上次的内容不一样，请重新提交') });
  await send();
  expect(form().sending.error?.message).toContain('请再点一次');
  expect(given.clear).not.toHaveBeenCalled();
  answer({ 'card.design': {} as never });
  await send();
  expect(form().sent).toBe(true);
  expect(keys('card.design')).toEqual(['k1', 'k2']);
});
