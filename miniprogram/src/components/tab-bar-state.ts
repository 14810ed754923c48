import { createStore } from '../kernel/store';

export type TabKey = 'home' | 'square' | 'alliance' | 'admin' | 'me';

interface TabBarState {
  active: TabKey;
  /** Open sheets lie over everything: while there is one the bar steps back. */
  covers: number;
  /** Posts that wait for this reviewer. */
  waiting: number;
}

/** WeChat makes one bar per tab page, outside of it: they agree through this store. */
export const tabBarStore = createStore<TabBarState>({ active: 'home', covers: 0, waiting: 0 });

const change = (part: Partial<TabBarState>) => tabBarStore.set({ ...tabBarStore.get(), ...part });

export const tabBar = {
  show: (active: TabKey) => change({ active }),
  setWaiting: (waiting: number) => change({ waiting }),
  /** Hides the bar until the returned function is called. */
  cover() {
    change({ covers: tabBarStore.get().covers + 1 });
    return () => change({ covers: tabBarStore.get().covers - 1 });
  },
};
