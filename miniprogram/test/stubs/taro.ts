import { useEffect, useRef } from 'react';
import { ageAnswers } from '../../src/kernel/answers';

/*
 * Taro as a page knows it. A test draws one page; it stands in a stack, those that it opens lie above it without being drawn, and
 * WeChat's calls reach it only if its config asks for them.
 */

interface Router {
  path: string;
  params: Record<string, string>;
}

type Call = 'show' | 'hide' | 'reachBottom' | 'pullDown' | 'share' | 'moments';
type Listener = { current: (given?: unknown) => unknown };

interface StackPage {
  route: string;
  router: Router;
  shown: boolean;
  listeners: Record<Call, Set<Listener>>;
}

/** Where the app went. */
export const trail: string[] = [];
/** The address of the page that is drawn. */
export const router: Router = { path: 'packages/main/home/index', params: {} };
/** Whether the mark of a page pulled down still turns. */
export const pulled = { turning: false };

const newPage = (at: Router): StackPage => ({
  route: at.path,
  router: at,
  shown: false,
  listeners: {
    ...{ show: new Set(), hide: new Set(), reachBottom: new Set() },
    ...{ pullDown: new Set(), share: new Set(), moments: new Set() },
  },
});

let drawn = newPage(router);
let stack = [drawn];
let mounted = 0;

const top = () => stack.at(-1) ?? drawn;
const tell = (page: StackPage, call: Call, given?: unknown) =>
  [...page.listeners[call]].map((listen) => listen.current(given));

/** The drawn page goes out of sight: another one lies over it, or the app is put away. */
export function hide(): void {
  if (!drawn.shown) return;
  drawn.shown = false;
  tell(drawn, 'hide');
}

function show(next: StackPage[]): void {
  stack = next;
  if (mounted === 0 || top() !== drawn || drawn.shown) return;
  drawn.shown = true;
  tell(drawn, 'show');
}

/** Nothing is open but a page that is yet to be drawn. */
export function resetStack(): void {
  drawn = newPage(router);
  stack = [drawn];
}

/** What the drawn page's config says: tests import one page. */
const flags = () => (globalThis as { pageConfig?: Record<string, unknown> }).pageConfig ?? {};

/** The drawn page comes into view again, after a while. */
export function showAgain(): void {
  ageAnswers();
  hide();
  show([drawn]);
}

/** Somebody scrolls to the end. */
export const reachBottom = (): void => void tell(drawn, 'reachBottom');

/** Somebody pulls the page down; false: WeChat does not let them. */
export function pullDown(): boolean {
  if (!flags().enablePullDownRefresh) return false;
  pulled.turning = true;
  tell(drawn, 'pullDown');
  return true;
}
export const stopPullDownRefresh = (): void => void (pulled.turning = false);

/** The card that somebody sends, by a button with this data or by the menu; undefined: the page cannot be shared. */
export const share = (dataset?: Record<string, unknown>): unknown =>
  flags().enableShareAppMessage
    ? tell(drawn, 'share', dataset ? { from: 'button', target: { dataset } } : { from: 'menu' })[0]
    : undefined;
export const shareToMoments = (): unknown =>
  flags().enableShareTimeline ? tell(drawn, 'moments')[0] : undefined;

function useCallOf(call: Call, listen: (given?: never) => unknown): void {
  const latest = useRef(listen);
  useEffect(() => {
    latest.current = listen;
  });
  useEffect(() => {
    if (mounted === 0) drawn = top();
    const { listeners } = drawn;
    const listener = latest as Listener;
    listeners[call].add(listener);
    mounted += 1;
    return () => {
      listeners[call].delete(listener);
      mounted -= 1;
      if (mounted === 0) resetStack();
    };
  }, [call]);
}

/** As Taro's: a page is shown once it stands, and what comes onto it later is told of its returns only. */
export function useDidShow(listen: () => void): void {
  useCallOf('show', listen);
  const first = useRef(listen);
  useEffect(() => {
    const here = drawn;
    if (here.shown || top() !== here) return;
    first.current();
    queueMicrotask(() => {
      here.shown = true;
    });
  }, []);
}
export const useDidHide = (listen: () => void) => useCallOf('hide', listen);
export const useReachBottom = (listen: () => void) => useCallOf('reachBottom', listen);
export const usePullDownRefresh = (listen: () => void) => useCallOf('pullDown', listen);
export const useShareAppMessage = (listen: (given?: never) => unknown) => useCallOf('share', listen);
export const useShareTimeline = (listen: () => unknown) => useCallOf('moments', listen);
export const useLaunch = (run: () => void) => useEffect(() => run(), [run]);
export const useRouter = () => router;
/** What was brought into view. */
export const scrolls: string[] = [];
export const pageScrollTo = ({ selector }: { selector?: string }) => {
  scrolls.push(selector ?? 'top');
  return Promise.resolve();
};

const pageAt = (url: string): StackPage => {
  const [path = '', query = ''] = url.replace(/^\//, '').split('?');
  // A tab page stays as it is while others are in front of it.
  return path === drawn.route && query === ''
    ? drawn
    : newPage({ path, params: Object.fromEntries(new URLSearchParams(query)) });
};

const opener =
  (how: string, after: (page: StackPage) => StackPage[]) =>
  ({ url }: { url: string }): Promise<void> => {
    trail.push(`${how} ${url}`);
    hide();
    show(after(pageAt(url)));
    return Promise.resolve();
  };

export default {
  switchTab: opener('switchTab', (page) => [page]),
  navigateTo: opener('navigateTo', (page) => [...stack, page === drawn ? newPage(page.router) : page]),
  redirectTo: opener('redirectTo', (page) => [...stack.slice(0, -1), page]),
  reLaunch: opener('reLaunch', (page) => [page]),
  navigateBack(): Promise<void> {
    trail.push('navigateBack ');
    hide();
    show(stack.length > 1 ? stack.slice(0, -1) : stack);
    return Promise.resolve();
  },
  pageScrollTo,
  getCurrentPages: () => stack,
  getCurrentInstance: () => ({ router: top().router, page: top() }),
};
