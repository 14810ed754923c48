import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom, stopPullDownRefresh } from '@tarojs/taro';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { platform } from '../kernel/platform';
import { back } from '../kernel/routes';
import { useNotedShow } from '../kernel/load';
import { useTheme } from '../theme/theme';
import { a11y } from './a11y';
import { Brand } from './brand';
import { cx } from './cx';
import { Guarded } from './guarded';
import { Here } from './here';
import { Icon } from './icon';
import { LostPage, pageCame } from './lost-page';
import { TabBar } from './tab-bar';
import { tabBar, type TabKey } from './tab-bar-state';
import { Tap } from './tap';
import './page.scss';

export interface PageProps {
  /** In the middle of the bar, with the way back at its left. */
  title?: string;
  /** A tab's name, large and serif, at the left. */
  big?: string;
  /** The mark of 积善 and where one is, at the left. */
  place?: { name: string; onTap?: () => void };
  right?: ReactNode;
  /** Stays under the bar while the page scrolls: tabs. */
  under?: ReactNode;
  /** Stays at the bottom edge: the one thing to do here. */
  foot?: ReactNode;
  /** This is a tab page. */
  tab?: TabKey;
  ground?: 'paper' | 'sheet';
  onReachBottom?: () => unknown;
  /** Also needs `enablePullDownRefresh` in the page's config. */
  onPullDown?: () => Promise<unknown>;
  className?: string;
  children?: ReactNode;
}

/** The root of every page: theme, title bar, what stays at the edges. */
export function Page(props: PageProps) {
  const { title, big, place, right, under, foot, tab, ground = 'paper', className, children } = props;
  const theme = useTheme();
  const [bar] = useState(() => platform.bar());
  const [here] = useState(() => Taro.getCurrentInstance().page ?? null);
  // In Moments' single page WeChat draws its own bar.
  const bare = platform.singlePage();

  useEffect(() => platform.paint(theme.ground, theme.dark, theme.className), [theme]);
  useNotedShow();
  useDidShow(() => {
    platform.paint(theme.ground, theme.dark, theme.className);
    if (tab) tabBar.show(tab);
    pageCame();
  });
  useReachBottom(() => void props.onReachBottom?.());
  // Where there is nothing to ask for it lets go at once.
  usePullDownRefresh(
    () => void (props.onPullDown?.() ?? Promise.resolve()).finally(() => stopPullDownRefresh()),
  );

  const edges = { '--status': `${bar.status}px`, '--nav': `${bar.height}px` } as CSSProperties;
  const besideCapsule = bar.capsule ? { paddingRight: `${bar.capsule}px` } : {};
  return (
    <View className={cx(theme.className, 'page', `page-${ground}`, className)} style={edges}>
      <View className="page-top">
        {!bare && (
          <View className="page-bar" style={besideCapsule}>
            {title !== undefined && !tab && (
              <Tap className="page-back" label="返回" onTap={() => void back()}>
                <Icon name="back" />
              </Tap>
            )}
            {title !== undefined && (
              <Text className="page-title" {...a11y({ role: 'heading', level: 1 })}>
                {title}
              </Text>
            )}
            {big !== undefined && (
              <Text className="page-big" {...a11y({ role: 'heading', level: 1 })}>
                {big}
              </Text>
            )}
            {place && <Place {...place} />}
            {right && <View className="page-right">{right}</View>}
          </View>
        )}
        {under}
        <LostPage />
      </View>
      <View className={cx('page-body', tab && 'page-tabbed', Boolean(foot) && 'page-footed')}>
        <Guarded>
          <Here.Provider value={here}>{children}</Here.Provider>
        </Guarded>
      </View>
      {foot && <View className={cx('page-foot', tab && 'page-foot-tabbed')}>{foot}</View>}
      {tab && platform.name === 'h5' && <TabBar />}
    </View>
  );
}

function Place({ name, onTap }: { name: string; onTap?: () => void }) {
  const inner = (
    <>
      <Brand />
      <Text className="page-place-name">{name}</Text>
    </>
  );
  if (!onTap) return <View className="page-place">{inner}</View>;
  return (
    <Tap className="page-place" onTap={onTap}>
      {inner}
      <Icon name="down" size={16} />
    </Tap>
  );
}
