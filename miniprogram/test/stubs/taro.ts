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
const hiders = new Set<{ current: () => void }>();

/** The page goes out of sight: another one over it, or the app in the background. */
export const hide = () => [...hiders].forEach((listen) => listen.current());

export function useDidHide(listen: () => void): void {
  const latest = useRef(listen);
  useEffect(() => {
    latest.current = listen;
  });
  useEffect(() => {
    hiders.add(latest);
    return () => void hiders.delete(latest);
  }, []);
}
export const useReachBottom = () => undefined;
export const usePullDownRefresh = () => undefined;
export const useLaunch = (run: () => void) => useEffect(() => run(), [run]);
export const useRouter = () => router;
export const useShareAppMessage = () => undefined;
export const useShareTimeline = () => undefined;
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
