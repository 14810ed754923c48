import Taro from '@tarojs/taro';
import { type HttpReply, NetworkError, type Platform } from './types';

const MOMENTS_SINGLE_PAGE = 1154;
/** WeChat's own steps of text size are told in px; 17 is the normal one on its scale. */
const NORMAL_TEXT = 17;

function parse(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

const failure = (error: unknown) => {
  const message = String((error as { errMsg?: string }).errMsg ?? '');
  if (message.includes('abort')) return new NetworkError('stopped');
  return new NetworkError(/time ?out/i.test(message) ? 'slow' : 'lost');
};

export const platform: Platform = {
  name: 'weapp',
  signsInSilently: true,
  async loginCode() {
    try {
      return (await Taro.login()).code;
    } catch {
      throw new NetworkError('lost'); // WeChat's own server could not be asked
    }
  },

  async chooseImages(count) {
    try {
      const picked = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] });
      return picked.tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, size, type: '' }));
    } catch (error) {
      if (String((error as { errMsg?: string }).errMsg).includes('cancel')) return [];
      throw error;
    }
  },
  previewImages: (urls, current) => void Taro.previewImage({ urls, current }),

  async request({ url, headers, body, timeoutMs }) {
    try {
      const reply = await Taro.request<unknown, string>({
        url,
        method: 'POST',
        header: headers,
        data: body,
        timeout: timeoutMs,
      });
      return { status: reply.statusCode, body: parse(reply.data) };
    } catch (error) {
      throw failure(error);
    }
  },

  upload({ url, path, headers, timeoutMs, onProgress }) {
    let stop: () => void = () => undefined;
    const done = new Promise<HttpReply>((resolve, reject) => {
      const task = Taro.uploadFile({
        url,
        filePath: path,
        name: 'file',
        header: headers,
        timeout: timeoutMs,
        success: ({ statusCode, data }) => resolve({ status: statusCode, body: parse(data) }),
        fail: (error) => reject(failure(error)),
      });
      stop = () => task.abort();
      task.progress(({ progress }) => onProgress?.(progress));
      // The task is a promise as well; its outcome is told by the callbacks above.
      task.catch(() => undefined);
    });
    return { done, stop: () => stop() };
  },

  storage: {
    get: (key) => Taro.getStorageSync<string>(key) || null,
    set: (key, value) => Taro.setStorageSync(key, value),
    remove: (key) => Taro.removeStorageSync(key),
  },

  onNetwork(listen) {
    const tell = ({ isConnected }: { isConnected: boolean }) => listen(isConnected);
    Taro.onNetworkStatusChange(tell);
    return () => Taro.offNetworkStatusChange(tell);
  },

  onPageLost: () => undefined,

  systemDark: () => Taro.getAppBaseInfo().theme === 'dark',
  onSystemDark(listen) {
    const tell = ({ theme }: { theme: string }) => listen(theme === 'dark');
    Taro.onThemeChange(tell);
    return () => Taro.offThemeChange(tell);
  },
  fontScale() {
    const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number; fontSizeSetting?: number };
    return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? NORMAL_TEXT) / NORMAL_TEXT;
  },
  paint(ground, dark) {
    const bars = { backgroundColor: ground, frontColor: dark ? '#ffffff' : '#000000' };
    const nothing = () => undefined;
    Taro.setNavigationBarColor(bars).catch(nothing);
    Taro.setBackgroundColor({
      backgroundColor: ground,
      backgroundColorTop: ground,
      backgroundColorBottom: ground,
    }).catch(nothing);
    Taro.setBackgroundTextStyle({ textStyle: dark ? 'light' : 'dark' }).catch(nothing);
  },
  loadSerif(url) {
    // Without it the system's serif stands in: nothing to tell anybody.
    Taro.loadFontFace({
      global: true,
      family: 'Jishan Serif',
      source: `url("${url}")`,
      desc: { weight: '700' },
    }).catch(() => undefined);
  },

  bar() {
    const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo();
    const capsule = Taro.getMenuButtonBoundingClientRect();
    // Some clients answer with zeros right after launch.
    if (!capsule.height) return { status: statusBarHeight, height: 44, capsule: 102 };
    return {
      status: statusBarHeight,
      height: (capsule.top - statusBarHeight) * 2 + capsule.height,
      capsule: windowWidth - capsule.left + 8,
    };
  },
  vibrate: () => void Taro.vibrateShort({ type: 'light' }).catch(() => undefined),
  copy: async (text) => void (await Taro.setClipboardData({ data: text })),
  async openFile(url, name) {
    const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
    try {
      const { statusCode } = await Taro.downloadFile({ url, filePath });
      if (statusCode !== 200) throw new NetworkError('lost');
      await Taro.openDocument({ filePath, showMenu: true });
    } catch (error) {
      throw error instanceof NetworkError ? error : failure(error);
    }
  },
  canScan: true,
  async scan() {
    try {
      return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result;
    } catch (error) {
      if (String((error as { errMsg?: string }).errMsg).includes('cancel')) return null;
      throw error;
    }
  },
  brighten() {
    const nothing = () => undefined;
    const before = Taro.getScreenBrightness().then(
      ({ value }) => value,
      () => null,
    );
    Taro.setScreenBrightness({ value: 1 }).catch(nothing);
    Taro.setKeepScreenOn({ keepScreenOn: true }).catch(nothing);
    return () => {
      Taro.setKeepScreenOn({ keepScreenOn: false }).catch(nothing);
      void before.then((value) =>
        value === null ? undefined : Taro.setScreenBrightness({ value }).catch(nothing),
      );
    };
  },
  async locate() {
    try {
      const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' });
      return { lat: latitude, lng: longitude };
    } catch {
      return null;
    }
  },
  hasMap: true,
  async chooseSpot() {
    try {
      const { latitude, longitude, name, address } = await Taro.chooseLocation({});
      return { lat: latitude, lng: longitude, address: address || name };
    } catch (error) {
      return String((error as { errMsg?: string }).errMsg).includes('cancel') ? null : 'refused';
    }
  },
  async allowSpot() {
    try {
      const { authSetting } = await Taro.openSetting();
      return authSetting['scope.userLocation'] === true;
    } catch {
      return false;
    }
  },
  openMap: ({ lat, lng, name, address }) =>
    void Taro.openLocation({ latitude: lat, longitude: lng, name, address, scale: 17 }).catch(
      () => undefined,
    ),
  openPrivacyContract: () => void Taro.openPrivacyContract({}),
  watchNear(page, id, px, listen) {
    let observer: Taro.IntersectionObserver | null = null;
    let stopped = false;
    // Not before WeChat has been told of the element: it does not wait for one.
    Taro.nextTick(() => {
      if (stopped) return;
      observer = Taro.createIntersectionObserver(page ?? {});
      observer
        .relativeToViewport({ top: px, bottom: px })
        .observe(`#${id}`, ({ intersectionRatio = 0, boundingClientRect }) =>
          listen(intersectionRatio > 0, boundingClientRect?.height ?? 0),
        );
    });
    return () => {
      stopped = true;
      observer?.disconnect();
    };
  },
  singlePage: () => Taro.getLaunchOptionsSync().scene === MOMENTS_SINGLE_PAGE,
};
