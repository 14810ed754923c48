import { act, render } from '@testing-library/react';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { useState } from 'react';
import { Page } from '../src/components/page';
import { useShownAgain } from '../src/kernel/load';
import { back, go, routes } from '../src/kernel/routes';
import { resetPhone } from './stubs/platform';
import Taro, {
  pulled,
  pullDown,
  reachBottom,
  resetStack,
  share,
  shareToMoments,
  showAgain,
} from './stubs/taro';

// The double of Taro that all page tests stand on: kinder than Taro, and they would hide what fails in WeChat.

const told: string[] = [];

function Late() {
  useShownAgain(() => told.push('late'));
  return null;
}

function Shown({ onPullDown }: { onPullDown?: () => Promise<void> }) {
  const [late, setLate] = useState(false);
  useShownAgain(() => told.push('again'));
  useShareAppMessage(({ from }) => ({ title: from ?? '' }));
  useShareTimeline(() => ({ title: 'moments' }));
  return (
    <Page title="页" onPullDown={onPullDown} onReachBottom={() => told.push('bottom')}>
      <button onClick={() => setLate(true)}>more</button>
      {late && <Late />}
    </Page>
  );
}

beforeEach(() => {
  resetPhone();
  resetStack();
  told.length = 0;
});

const configure = (config: object) => definePageConfig(config);

it('tells a page of its return, whatever lay above it, and not of its first showing', async () => {
  render(<Shown />);
  await act(() => go(routes.deed.post(1)));
  await act(() => go(routes.deed.rules()));
  expect(Taro.getCurrentPages().map(({ route }) => route)).toEqual([
    'packages/main/home/index',
    'packages/deed/post/index',
    'packages/deed/rules/index',
  ]);
  expect(Taro.getCurrentInstance().router.params).toEqual({});
  await act(() => back());
  expect(Taro.getCurrentInstance().router.params).toEqual({ id: '1' });
  expect(told).toEqual([]);
  await act(() => back());
  expect(told).toEqual(['again']);
});

it('tells what came later of the next return', async () => {
  const { getByText } = render(<Shown />);
  await Promise.resolve(); // it is shown
  act(() => getByText('more').click());
  act(showAgain);
  expect(told.sort()).toEqual(['again', 'late']);
});

it('keeps a tab page while another one is in front, and forgets it when all is opened anew', async () => {
  render(<Shown />);
  await act(() => go(routes.main.square()));
  await act(() => go(routes.main.home()));
  expect(told).toEqual(['again']);
  expect(Taro.getCurrentPages()).toHaveLength(1);
});

it('gives a page the calls that its config asks for, and no other', async () => {
  configure({ enablePullDownRefresh: true, enableShareAppMessage: true, enableShareTimeline: true });
  let come = () => {};
  const onPullDown = () => new Promise<void>((done) => (come = done));
  render(<Shown onPullDown={onPullDown} />);
  expect(pullDown()).toBe(true);
  expect(pulled.turning).toBe(true);
  await act(() => Promise.resolve(come()));
  expect(pulled.turning).toBe(false);
  expect([share(), share({ id: 5 }), shareToMoments()]).toEqual([
    { title: 'menu' },
    { title: 'button' },
    { title: 'moments' },
  ]);
  reachBottom();
  expect(told).toEqual(['bottom']);

  configure({ enablePullDownRefresh: false, enableShareAppMessage: false, enableShareTimeline: false });
  expect([pullDown(), share(), shareToMoments()]).toEqual([false, undefined, undefined]);
});
