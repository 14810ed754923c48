import type { PropsWithChildren } from 'react';
import { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import { nowAt, replaceAll } from './kernel/routes';
import { lookAgainWhoIAm } from './kernel/who';
import { lookAtLetters, startTheme } from './theme/theme';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(startTheme);
  useDidShow(() => {
    lookAtLetters();
    void lookAgainWhoIAm();
  });
  usePageNotFound(({ path }) => void replaceAll(nowAt(path)));
  return children;
}
