import type { PropsWithChildren } from 'react';
import { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import { watchLostPages } from './components/lost-page';
import { nowAt, replaceAll } from './kernel/routes';
import { lookAgainWhoIAm } from './kernel/who';
import { lookAtLetters, startTheme } from './theme/theme';
import './app.scss';

function start(): void {
  startTheme();
  watchLostPages();
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(start);
  useDidShow(() => {
    lookAtLetters();
    void lookAgainWhoIAm();
  });
  usePageNotFound(({ path }) => void replaceAll(nowAt(path)));
  return children;
}
