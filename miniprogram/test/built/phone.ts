/** As much of WeChat's `wx` as an app needs to start: storage, measures, and a network that the test answers. */
export interface Sent {
  name: string;
  data: string;
  header: Record<string, string>;
}

type Watch = (seen: { intersectionRatio: number; boundingClientRect: { height: number } }) => void;

interface Answer {
  statusCode: number;
  data: unknown;
}

export interface WechatPhone {
  wx: Record<string, unknown>;
  sent: Sent[];
  opened: string[];
  answer: (sent: Sent) => Answer | Promise<Answer>;
  /** What is watched for coming near, in the order it came: a test that scrolls tells them. */
  watched: Map<string, Watch>;
  /** What has been asked and not been answered. */
  waiting: number;
}

interface Options {
  url?: string;
  data?: string;
  header?: Record<string, string>;
  success?: (result: unknown) => void;
  complete?: () => void;
}

/** Reads that go out together are noted and answered one by one. */
async function answerAll(phone: WechatPhone, { url, data = '', header = {} }: Options): Promise<Answer> {
  const names = url?.split('/api/')[1]?.split(',') ?? [''];
  const answerOne = (name: string, input: string) => {
    const sent = { name, data: input, header };
    phone.sent.push(sent);
    return phone.answer(sent);
  };
  if (names.length === 1) return answerOne(names[0] ?? '', data);
  const inputs = JSON.parse(data) as unknown[];
  const answers = await Promise.all(
    names.map(async (name, at) => {
      const { statusCode: status, data: said } = await answerOne(name, JSON.stringify(inputs[at]));
      return status === 200 ? { reply: said } : { status, ...(said as object) };
    }),
  );
  return { statusCode: 200, data: { answers } };
}

export function makePhone(kept: Record<string, string> = {}): WechatPhone {
  const stored = new Map<string, unknown>(Object.entries(kept));
  const phone: WechatPhone = {
    wx: {},
    sent: [],
    opened: [],
    waiting: 0,
    watched: new Map(),
    answer: () => ({ statusCode: 200, data: {} }),
  };
  const succeed = (result: unknown) => (options: Options) => {
    options.success?.(result);
    options.complete?.();
  };
  const opener = (how: string) => (options: Options) => {
    phone.opened.push(`${how} ${options.url}`);
    succeed({ errMsg: 'ok' })(options);
  };
  const known: Record<string, unknown> = {
    getScreenBrightness: succeed({ value: 0.5 }),
    getLocation: succeed({ latitude: 31.02, longitude: 112.57 }),
    login: succeed({ code: 'code-of-wx-login' }),
    request(options: Options) {
      phone.waiting += 1;
      void answerAll(phone, options).then(({ statusCode, data }) =>
        setTimeout(() => {
          phone.waiting -= 1;
          succeed({ statusCode, data, header: {} })(options);
        }),
      );
      return { abort: () => undefined };
    },
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
    removeStorageSync: (key: string) => void stored.delete(key),
    getWindowInfo: () => ({ statusBarHeight: 44, windowWidth: 375, windowHeight: 812 }),
    getMenuButtonBoundingClientRect: () => ({ top: 50, left: 281, width: 87, height: 32 }),
    getAppBaseInfo: () => ({ theme: 'light', fontSizeSetting: 17 }),
    getSystemInfoSync: () => ({ platform: 'android', SDKVersion: '3.5.0' }),
    getLaunchOptionsSync: () => ({ scene: 1001, path: '', query: {} }),
    getEnterOptionsSync: () => ({ scene: 1001, path: '', query: {} }),
    canIUse: () => true,
    createIntersectionObserver() {
      let id = '';
      const observer = {
        relativeToViewport: () => observer,
        observe: (selector: string, watch: Watch) => void phone.watched.set((id = selector.slice(1)), watch),
        disconnect: () => void phone.watched.delete(id),
      };
      return observer;
    },
    nextTick: (run: () => void) => setTimeout(run),
    reLaunch: opener('reLaunch'),
    navigateTo: opener('navigateTo'),
    switchTab: opener('switchTab'),
    redirectTo: opener('redirectTo'),
  };
  // What is called at the start and only has to exist: Taro takes over the functions it finds here.
  const quiet = ['onThemeChange', 'offThemeChange', 'onNetworkStatusChange', 'offNetworkStatusChange'];
  const done = [
    'loadFontFace',
    'setNavigationBarColor',
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'setScreenBrightness',
    'setKeepScreenOn',
  ];
  phone.wx = {
    ...known,
    ...Object.fromEntries(quiet.map((name) => [name, () => undefined])),
    ...Object.fromEntries(done.map((name) => [name, succeed({ errMsg: 'ok' })])),
  };
  return phone;
}
