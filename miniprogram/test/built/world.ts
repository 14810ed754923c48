import path from 'node:path';
import simulate from 'miniprogram-simulate';
import { makePhone, type WechatPhone } from './phone';

/** Where WeChat's build is. */
export const dist = path.resolve(process.env.WEAPP_DIST ?? path.join(__dirname, '../../dist/weapp'));

type PageOptions = Record<string, unknown> & { data: Record<string, unknown> };
interface Instance {
  data: { root?: Node };
  onLoad(query: object): void;
  onShow(): void;
  onReady(): void;
  onUnload(): void;
  onHide(): void;
  onShareAppMessage?: (from: object) => unknown;
  onShareTimeline?: () => unknown;
  onReachBottom?: () => void;
  setData(data: object, done?: () => void): void;
}
/** A node as Taro tells WeChat of it: its children, its class, its text. */
export interface Node {
  cn?: Node[];
  cl?: string;
  v?: string;
}

/** Starts the built app in WeChat's component simulator, on a phone of ours; `stored` is what the phone had kept. */
export function startApp(stored: Record<string, string> = {}): WechatPhone {
  const phone = makePhone(stored);
  const app: { onLaunch?: (options: object) => void } = {};
  const world = globalThis as unknown as { Component: (options: object) => void };
  const component = world.Component;
  // Taro leaves an empty object here, which WeChat takes and the simulator does not.
  world.Component = (options) => component({ ...options, behaviors: [] });
  Object.assign(globalThis, {
    wx: phone.wx,
    getApp: () => app,
    App: (started: object) => Object.assign(app, started),
    getCurrentPages: () => [],
    // The simulator runs components; a built page is one whose life begins by hand.
    Page: ({ data, ...rest }: PageOptions) => {
      const methods = Object.fromEntries(
        Object.entries(rest).filter(([, part]) => typeof part === 'function'),
      );
      world.Component({ data, methods });
    },
  });
  jest.requireActual(path.join(dist, 'app.js'));
  app.onLaunch?.({ scene: 1001, path: '', query: {} });
  return phone;
}

/** Long enough for React to render and for WeChat's setData to land, asked again and again. */
export async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 250 && !done(); tries += 1) await simulate.sleep(20);
  expect(done()).toBe(true);
}

/** How many nodes of a page there are, itself included. */
export const countNodes = ({ cn = [] }: Node): number => cn.reduce((sum, node) => sum + countNodes(node), 1);

/** How deep it goes; what is deeper than the templates are written out is drawn by a component of its own. */
export const depthOf = ({ cn = [] }: Node): number => 1 + Math.max(0, ...cn.map(depthOf));

/** Opens a built page as WeChat does. `told` keeps each of its setData calls, in bytes. */
export function open(page: string, query: Record<string, string> = {}) {
  const id = simulate.load(path.join(dist, page), { compiler: 'official', rootPath: dist });
  const component = simulate.render(id);
  const parent = document.createElement('main');
  component.attach(parent);
  const instance = Object.assign(component.instance as unknown as Instance, { route: page });
  const told: number[] = [];
  const setData = instance.setData.bind(instance);
  instance.setData = (data, done) => {
    told.push(Buffer.byteLength(JSON.stringify(data)));
    setData(data, done);
  };
  instance.onLoad(query);
  instance.onShow();
  instance.onReady();
  const close = () => {
    instance.onHide();
    instance.onUnload();
    component.detach();
  };
  return {
    instance,
    told,
    close,
    text: () => parent.textContent ?? '',
    tap: (selector: string) => component.querySelector(selector)?.dispatchEvent('tap'),
    data: () => JSON.stringify(instance.data),
    nodes: () => countNodes(instance.data.root ?? {}),
    depth: () => depthOf(instance.data.root ?? {}),
  };
}
