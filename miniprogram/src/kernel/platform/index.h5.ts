import { SERIF } from '../../theme/generated/serif';
import { type HttpReply, NetworkError, type PickedPhoto, type Platform, type Spot } from './types';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Satellites count in WGS-84, Chinese maps in GCJ-02, a few hundred metres off; WeChat converts by itself. */
async function asChineseMaps({ latitude, longitude }: GeolocationCoordinates): Promise<Spot> {
  const { default: gcoord } = await import('gcoord');
  const [lng, lat] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02);
  return { lat, lng };
}

function scrollerOf(element: Element): Element | null {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}

export const platform: Platform = {
  name: 'h5',
  signsInSilently: false,
  loginCode: () => Promise.reject(new Error('the web has no wx.login')),

  // HEIC is left out of `accept` on purpose: iOS then hands over a JPEG by itself.
  chooseImages: (count) =>
    new Promise<PickedPhoto[]>((resolve) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = 'image/jpeg,image/png,image/webp';
      input.multiple = count > 1;
      input.style.display = 'none';
      const finish = () => {
        const files = [...(input.files ?? [])].slice(0, count);
        input.remove();
        resolve(files.map((file) => ({ path: URL.createObjectURL(file), size: file.size, type: file.type })));
      };
      input.addEventListener('change', finish);
      input.addEventListener('cancel', finish);
      document.body.append(input);
      input.click();
    }),

  previewImages: (urls, current) =>
    void import('./photo-viewer.h5').then(({ viewPhotos }) => viewPhotos(urls, current)),

  async request({ url, headers, body, timeoutMs }) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const reply = await fetch(url, { method: 'POST', headers, body, signal: abort.signal });
      return { status: reply.status, body: parse(await reply.text()) };
    } catch {
      throw new NetworkError(abort.signal.aborted ? 'slow' : 'lost');
    } finally {
      clearTimeout(timer);
    }
  },

  // fetch cannot tell how much of a body has gone out; XMLHttpRequest can.
  upload({ url, path, headers, timeoutMs, onProgress }) {
    const xhr = new XMLHttpRequest();
    const done = (async () => {
      const file = await fetch(path).then(
        (reply) => reply.blob(),
        () => Promise.reject(new NetworkError('stopped')),
      );
      const form = new FormData();
      form.append('file', file, 'photo');
      return new Promise<HttpReply>((resolve, reject) => {
        xhr.open('POST', url);
        for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
        xhr.timeout = timeoutMs;
        xhr.upload.onprogress = (event) => {
          if (event.lengthComputable) onProgress?.(Math.round((event.loaded / event.total) * 100));
        };
        xhr.onload = () => resolve({ status: xhr.status, body: parse(xhr.responseText) });
        xhr.onerror = () => reject(new NetworkError('lost'));
        xhr.ontimeout = () => reject(new NetworkError('slow'));
        xhr.onabort = () => reject(new NetworkError('stopped'));
        xhr.send(form);
      });
    })();
    return { done, stop: () => xhr.abort() };
  },

  // Private windows may refuse to store: then the app works, it only forgets.
  storage: {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        return;
      }
    },
    remove(key) {
      try {
        localStorage.removeItem(key);
      } catch {
        return;
      }
    },
  },

  onNetwork(listen) {
    const up = () => listen(true);
    const down = () => listen(false);
    window.addEventListener('online', up);
    window.addEventListener('offline', down);
    return () => {
      window.removeEventListener('online', up);
      window.removeEventListener('offline', down);
    };
  },

  // The router opens no page whose script or style did not come, and says nothing.
  onPageLost(listen) {
    window.addEventListener('unhandledrejection', (event) => {
      const { name, code } = Object(event.reason) as { name?: unknown; code?: unknown };
      if (name !== 'ChunkLoadError' && code !== 'CSS_CHUNK_LOAD_FAILED') return;
      event.preventDefault();
      listen();
    });
  },

  systemDark: () => dark.matches,
  onSystemDark(listen) {
    const tell = () => listen(dark.matches);
    dark.addEventListener('change', tell);
    return () => dark.removeEventListener('change', tell);
  },
  fontScale: () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1,

  paint(ground, isDark, classes) {
    document.body.className = classes;
    document.documentElement.style.background = ground;
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
  },
  // In parts, of which the browser takes those that the text on the screen wants, once the text is there.
  loadSerif(url) {
    for (const { name, unicodeRange } of SERIF) {
      const part = url.replace('serif.woff2', `serif-${name}.woff2`);
      document.fonts.add(
        new FontFace('Jishan Serif', `url(${part})`, { weight: '700', display: 'swap', unicodeRange }),
      );
    }
  },

  bar: () => ({ status: 0, height: 44, capsule: 0 }),
  vibrate: () => void (navigator as Partial<Navigator>).vibrate?.(30),
  // Browsers have no clipboard for pages over plain http: then it fails as any copy may.
  copy: async (text) => {
    const { clipboard } = navigator as Partial<Navigator>;
    if (!clipboard) throw new Error('no clipboard');
    await clipboard.writeText(text);
  },
  // A link rather than a new window: after a call has been awaited, browsers take a window for an unwanted one.
  openFile(url, name) {
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    return Promise.resolve();
  },
  canScan: false,
  scan: () => Promise.resolve(null),
  brighten() {
    const awake = navigator.wakeLock?.request('screen').catch(() => null);
    return () => void awake?.then((lock) => lock?.release());
  },
  locate: () =>
    new Promise((resolve) => {
      if (!('geolocation' in navigator)) resolve(null);
      else
        navigator.geolocation.getCurrentPosition(
          ({ coords }) => resolve(asChineseMaps(coords)),
          () => resolve(null),
          { timeout: 8_000, maximumAge: 60_000 },
        );
    }),
  hasMap: false,
  chooseSpot: () => Promise.resolve(null),
  allowSpot: () => Promise.resolve(false),
  openMap({ lat, lng, name }) {
    const place = new URL('https://uri.amap.com/marker');
    place.search = new URLSearchParams({ position: `${lng},${lat}`, name }).toString();
    window.open(place, '_blank', 'noopener');
  },
  // On the web the service account's own menu leads to it.
  openPrivacyContract: () => undefined,
  watchNear(_page, id, px, listen) {
    const element = document.getElementById(id);
    if (!element) return () => undefined;
    // A margin reaches out of the box that scrolls, so this box has to be named.
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries[entries.length - 1];
        // A page that lies below another one is not drawn at all: it stays as it is.
        if (entry && element.offsetParent) listen(entry.isIntersecting, entry.boundingClientRect.height);
      },
      { root: scrollerOf(element), rootMargin: `${px}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  },
  singlePage: () => false,
};
