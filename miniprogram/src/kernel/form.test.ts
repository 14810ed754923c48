import Taro from '@tarojs/taro';
import { act, renderHook } from '@testing-library/react';
import { answer, keys, lost, refused as refusedWith } from '../../test/answers';
import { resetPhone } from '../../test/stubs/platform';
import { CallError } from './call';
import { type FormProblem, useForm } from './form';
import { send as sendIt, type Keyed } from './send';

beforeEach(() => resetPhone());

const refused = (field: string) => new CallError('BAD_INPUT', '太长', { field });

const design = (options: { of: Keyed }) => sendIt('card.design', {} as never, options);

function open(post: (options: { of: Keyed }) => Promise<unknown>) {
  let key = 'k1';
  const given = {
    ...{ title: '', text: '有', waits: false, clear: jest.fn() },
    photos: { isWaiting: () => given.waits, clear: jest.fn() },
  };
  const { result, rerender } = renderHook(() =>
    useForm({
      anchor: 'thing',
      draft: { value: given, key: () => key, renewKey: () => (key = 'k2'), clear: given.clear },
      photos: { photos: given.photos },
      check: (): FormProblem<'title' | 'text' | 'photos'>[] => [
        ...(given.title === '' ? [{ field: 'title' as const, message: '请填写标题' }] : []),
        ...(given.text === '' ? [{ field: 'text' as const, message: '请填写内容' }] : []),
      ],
      post,
      fieldOf: ({ field }) => (field === 'title' ? 'title' : null),
    }),
  );
  return {
    given,
    type: (part: Partial<typeof given>) => (Object.assign(given, part), rerender()),
    form: () => result.current,
    send: () => act(() => result.current.sending.run()),
  };
}

test('all that is missing is told at once, the first of it comes into view, and what is mended is told no more', async () => {
  const shown = jest.spyOn(Taro, 'pageScrollTo');
  const { type, form, send } = open(() => Promise.resolve());
  type({ text: '' });
  expect(form().at('title').error).toBeUndefined();
  await send();
  expect([form().at('title').error, form().at('text').error]).toEqual(['请填写标题', '请填写内容']);
  expect(shown).toHaveBeenCalledWith(expect.objectContaining({ selector: `#${form().at('title').id}` }));
  type({ title: '好' });
  expect([form().at('title').error, form().at('text').error]).toEqual([undefined, '请填写内容']);
});

test('photos on their way are waited for, and forgotten with the draft', async () => {
  const post = jest.fn(() => Promise.resolve());
  const { given, type, form, send } = open(post);
  type({ title: '好', waits: true });
  await send();
  expect(form().at('photos').error).toContain('还有照片没传完');
  expect(post).not.toHaveBeenCalled();
  type({ waits: false });
  await send();
  expect(form().sent).toBe(true);
  expect(given.photos.clear).toHaveBeenCalledTimes(1);
});

test('what is missing stands at its field, and nothing is sent', async () => {
  const post = jest.fn();
  const { form, send } = open(post);
  await send();
  expect(form().at('title').error).toBe('请填写标题');
  expect(post).not.toHaveBeenCalled();
});

test('what the server finds wrong stands at its field; at none of ours, at the button', async () => {
  const answers = [refused('title'), refused('photos')];
  const { given, form, send } = open(() => Promise.reject(answers.shift() ?? new Error('no more')));
  given.title = '好';
  await send();
  expect([form().at('title').error, form().sending.error]).toEqual(['太长', null]);
  await send();
  expect([form().at('title').error, form().sending.error?.message]).toEqual([undefined, '太长']);
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
