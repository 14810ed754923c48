import { useEffect, useRef } from 'react';

/** Where the app went, and which page is in front. */
export const trail: string[] = [];
export const router: { path: string; params: Record<string, string> } = {
  path: 'packages/main/home/index',
  params: {},
};

const shown = new Set<() => void>();
/** The page comes into view again. */
export const showAgain = () => shown.forEach((listen) => listen());

export function useDidShow(listen: () => void): void {
  useEffect(() => {
    shown.add(listen);
    return () => void shown.delete(listen);
  });
  const first = useRef(listen);
  useEffect(() => first.current(), []);
}
export const useReachBottom = () => undefined;
export const usePullDownRefresh = () => undefined;
export const useLaunch = (run: () => void) => useEffect(() => run(), [run]);
export const useRouter = () => router;
export const useShareAppMessage = () => undefined;
export const useShareTimeline = () => undefined;
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
  pageScrollTo: () => Promise.resolve(),
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ router }),
};
