import type { PropsWithChildren } from 'react';
import { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import { replaceAll, routes } from './kernel/routes';
import { lookAgainWhoIAm } from './kernel/who';
import { lookAtLetters, startTheme } from './theme/theme';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(startTheme);
  useDidShow(() => {
    lookAtLetters();
    void lookAgainWhoIAm();
  });
  usePageNotFound(() => void replaceAll(routes.lost()));
  return children;
}
