import { platform } from '../kernel/platform';
import { createStore, useStore } from '../kernel/store';
import { Notice } from './notice';
import { tabBar } from './tab-bar-state';

const store = createStore({ lost: false });

/** Once, when the app starts. */
export function watchLostPages(): void {
  platform.onPageLost(() => {
    store.set({ lost: true });
    tabBar.untap();
  });
}

/** Whenever a page is there. */
export const pageCame = () => {
  if (store.get().lost) store.set({ lost: false });
};

/** What was tapped did not open: says so on the page that is still there. */
export function LostPage() {
  const { lost } = useStore(store);
  if (!lost) return null;
  return (
    <Notice kind="warn" action={{ label: '知道了', onTap: pageCame }}>
      没连上网络，这一页打不开。连上后再点一次。
    </Notice>
  );
}
