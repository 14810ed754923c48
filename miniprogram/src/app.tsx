import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { startTheme } from './theme/theme';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(startTheme);
  return children;
}
