import { useEffect, useRef } from 'react';
import { ageAnswers } from '../../src/kernel/answers';

/** Where the app went, and which page is in front. */
export const trail: string[] = [];
export const router: { path: string; params: Record<string, string> } = {
  path: 'packages/main/home/index',
  params: {},
};

const listeners = new Set<{ current: () => void }>();
/** The page in front: a new one once nothing of the last is left. */
let page = { shown: false };

/** The page comes into view again, after a while. */
export function showAgain(): void {
  ageAnswers();
  [...listeners].forEach((listen) => listen.current());
}

/** As Taro's: a page is shown once it stands, and what comes onto it later is told of its returns only. */
export function useDidShow(listen: () => void): void {
  const latest = useRef(listen);
  useEffect(() => {
    latest.current = listen;
  });
  useEffect(() => {
    const here = page;
    listeners.add(latest);
    if (!here.shown) {
      latest.current();
      queueMicrotask(() => {
        here.shown = true;
      });
    }
    return () => {
      listeners.delete(latest);
      if (listeners.size === 0) page = { shown: false };
    };
  }, []);
}
const hiders = new Set<() => void>();
/** Another page comes to lie over it. */
export const hide = () => [...hiders].forEach((listen) => listen());
export function useDidHide(listen: () => void): void {
  const latest = useRef(listen);
  useEffect(() => {
    latest.current = listen;
  });
  useEffect(() => {
    const hear = () => latest.current();
    hiders.add(hear);
    return () => void hiders.delete(hear);
  }, []);
}
export const useReachBottom = () => undefined;
export const usePullDownRefresh = () => undefined;
export const useLaunch = (run: () => void) => useEffect(() => run(), [run]);
export const useRouter = () => router;
type Card = (from: { target?: object }) => unknown;
/** What the page in front would send to a chat, and show in Moments. */
export const shares: { chat: Card; moments: Card } = { chat: () => null, moments: () => null };
export const useShareAppMessage = (card: Card) => {
  shares.chat = card;
};
export const useShareTimeline = (card: Card) => {
  shares.moments = card;
};
/** What was brought into view. */
export const scrolls: string[] = [];
export const pageScrollTo = ({ selector }: { selector?: string }) => {
  scrolls.push(selector ?? 'top');
  return Promise.resolve();
};
export const stopPullDownRefresh = () => undefined;

const opener =
  (how: string) =>
  ({ url }: { url: string }): Promise<void> => {
    trail.push(`${how} ${url}`);
    return Promise.resolve();
  };

export default {
  switchTab: opener('switchTab'),
  navigateTo: opener('navigateTo'),
  redirectTo: opener('redirectTo'),
  reLaunch: opener('reLaunch'),
  navigateBack: () => opener('navigateBack')({ url: '' }),
  pageScrollTo,
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ router, page }),
};
