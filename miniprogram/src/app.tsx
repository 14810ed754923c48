import type { PropsWithChildren } from 'react';
import { useLaunch, usePageNotFound } from '@tarojs/taro';
import { nowAt, replaceAll } from './kernel/routes';
import { startTheme } from './theme/theme';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(startTheme);
  usePageNotFound(({ path }) => void replaceAll(nowAt(path)));
  return children;
}
