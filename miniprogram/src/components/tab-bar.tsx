import { Text, View } from '@tarojs/components';
import { go, routes } from '../kernel/routes';
import { type Me, useMe } from '../kernel/session';
import { useStore } from '../kernel/store';
import { useTheme } from '../theme/theme';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import { tabBar, tabBarStore, type TabKey } from './tab-bar-state';
import { Tap } from './tap';
import './tab-bar.scss';

interface Tab {
  key: TabKey;
  label: string;
  icon: IconName;
  iconOn: IconName;
  url: string;
}

const TABS: Record<TabKey, Tab> = {
  home: { key: 'home', label: '首页', icon: 'home', iconOn: 'home-on', url: routes.main.home() },
  square: { key: 'square', label: '广场', icon: 'board', iconOn: 'board-on', url: routes.main.square() },
  alliance: { key: 'alliance', label: '德商', icon: 'shop', iconOn: 'shop-on', url: routes.main.alliance() },
  admin: { key: 'admin', label: '管理', icon: 'stamp', iconOn: 'stamp-on', url: routes.main.admin() },
  me: { key: 'me', label: '我的', icon: 'me', iconOn: 'me-on', url: routes.main.me() },
};

/** Staff find their work where residents find the shops; both are two taps away for the other. */
export function tabsOf(role: Me['role'] | undefined): [TabKey, TabKey, TabKey, TabKey] {
  const work = role === 'staff' || role === 'admin' ? 'admin' : 'alliance';
  return ['home', 'square', work, 'me'];
}

export function TabBar() {
  const theme = useTheme();
  const { active, covers, waiting, unread } = useStore(tabBarStore);
  const me = useMe();
  const [home, square, work, mine] = tabsOf(me?.role);
  // Whoever has signed out has none.
  const counts: Partial<Record<TabKey, number>> = { admin: waiting, me: me ? unread : 0 };
  const tab = (key: TabKey) => (
    <TabItem key={key} tab={TABS[key]} on={key === active} count={counts[key] ?? 0} />
  );
  return (
    <View
      className={cx(theme.className, 'tab-bar', covers > 0 && 'tab-bar-away')}
      {...a11y({ role: 'tablist', label: '主导航' })}
    >
      {tab(home)}
      {tab(square)}
      <Tap className="tab-publish" label="发布" onTap={() => void go(routes.deed.publish())}>
        <View className="tab-plate" />
        <View className="tab-press">
          <View className="tab-press-ink" />
          <Icon name="plus-bold" size={28} className="tab-plus" />
        </View>
        <Text className="tab-publish-label">发布</Text>
      </Tap>
      {tab(work)}
      {tab(mine)}
    </View>
  );
}

function TabItem({ tab, on, count }: { tab: Tab; on: boolean; count: number }) {
  const open = () => {
    tabBar.tap(tab.key);
    void go(tab.url);
  };
  return (
    <Tap
      className={cx('tab-item', on && 'tab-on')}
      role="tab"
      selected={on}
      label={count > 0 ? `${tab.label}，${count} ${tab.key === 'me' ? '条没看' : '条待审'}` : tab.label}
      onTap={on ? undefined : open}
    >
      <Icon name={on ? tab.iconOn : tab.icon} />
      <Text>{tab.label}</Text>
      {count > 0 && <Text className="tab-count num">{count > 99 ? '99+' : count}</Text>}
    </Tap>
  );
}
