import type { PropsWithChildren } from 'react';
import { useLaunch, usePageNotFound } from '@tarojs/taro';
import { replaceAll, routes } from './kernel/routes';
import { startTheme } from './theme/theme';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(startTheme);
  usePageNotFound(() => void replaceAll(routes.mine.lost()));
  return children;
}
