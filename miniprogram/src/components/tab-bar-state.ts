import { createStore } from '../kernel/store';

export type TabKey = 'home' | 'square' | 'alliance' | 'admin' | 'me';

interface TabBarState {
  /** The one marked: tapped just now, or in front. */
  active: TabKey;
  /** The one in front. */
  shown: TabKey;
  /** Open sheets lie over everything: while there is one the bar steps back. */
  covers: number;
  /** Posts that wait for this reviewer. */
  waiting: number;
  /** Messages that this person has not read. */
  unread: number;
}

/** WeChat makes one bar per tab page, outside of it: they agree through this store. */
export const tabBarStore = createStore<TabBarState>({
  active: 'home',
  shown: 'home',
  covers: 0,
  waiting: 0,
  unread: 0,
});

const change = (part: Partial<TabBarState>) => tabBarStore.set({ ...tabBarStore.get(), ...part });

export const tabBar = {
  show: (shown: TabKey) => change({ active: shown, shown }),
  /** Marked under the finger, before its page has come. */
  tap: (active: TabKey) => change({ active }),
  /** Its page did not come. */
  untap: () => change({ active: tabBarStore.get().shown }),
  setWaiting: (waiting: number) => change({ waiting }),
  setUnread: (unread: number) => change({ unread }),
  /** Hides the bar until the returned function is called. */
  cover() {
    change({ covers: tabBarStore.get().covers + 1 });
    return () => change({ covers: tabBarStore.get().covers - 1 });
  },
};
