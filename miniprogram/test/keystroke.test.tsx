import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type * as PageModule from '../src/components/page';
import { session } from '../src/kernel/session';
import PostPage from '../src/packages/deed/post';
import PublishPage from '../src/packages/deed/publish';
import ApplyPage from '../src/packages/shop/apply';
import { answer, page, sent } from './answers';
import { person } from './people';
import { post } from './posts';
import { rule } from './rules';
import { resetPhone } from './stubs/platform';
import { router } from './stubs/taro';

// A keystroke draws its field and not the page around it: on an old phone a page takes longer than a letter.

let mockDrawn = 0;
jest.mock('../src/components/page', () => {
  const { Page: Real } = jest.requireActual<typeof PageModule>('../src/components/page');
  return {
    Page(props: Parameters<typeof Real>[0]) {
      mockDrawn++;
      return <Real {...props} />;
    },
  };
});

let userId = 500;
beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person({ id: ++userId }), known: true });
  answer({
    'rule.list': page([rule()]),
    'post.get': post({ id: 5, state: 'approved' }),
    'post.create': { id: 9, state: 'pending', version: 1 },
    'comment.list': page([]),
  });
});

/** Types these words letter by letter and counts how often the page is drawn once there is a first one. */
async function drawnFor(label: string, words: string): Promise<number> {
  const field = await screen.findByLabelText(label);
  const type = (text: string) => fireEvent.change(field, { target: { value: text } });
  type(words.slice(0, 1));
  // What the page asks for at its beginning has come.
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  mockDrawn = 0;
  for (let length = 2; length <= words.length; length++) type(words.slice(0, length));
  expect((field as HTMLTextAreaElement).value).toBe(words);
  return mockDrawn;
}

test('of a post', async () => {
  router.params = {};
  render(<PublishPage />);
  await screen.findByText(rule().title);
  expect(await drawnFor('写下您做的好事', '今晚轮到我们组')).toBe(0);
  // Sent in the same moment, it has every letter.
  fireEvent.click(screen.getByText(rule().title));
  fireEvent.click(screen.getByText('发布'));
  await waitFor(() => expect(sent('post.create')[0]).toMatchObject({ body: '今晚轮到我们组' }));
});

test('of a comment', async () => {
  router.params = { id: '5' };
  render(<PostPage />);
  expect(await drawnFor('说句话…', '辛苦了，大家')).toBe(0);
});

test.each(['店名', '介绍', '地址', '电话'])('of %s, where a shop applies', async (label) => {
  router.params = {};
  render(<ApplyPage />);
  expect(await drawnFor(label, '平安理发店')).toBe(0);
});

test('the page is drawn once typing pauses', async () => {
  router.params = {};
  render(<ApplyPage />);
  expect(await drawnFor('店名', '平安理发店')).toBe(0);
  await waitFor(() => expect(mockDrawn).toBe(1));
});
