/** What a phone can do, said once for both builds: index.weapp.ts and index.h5.ts. Nothing else calls Taro's device API. */
export interface Platform {
  readonly name: 'weapp' | 'h5';

  /** A fresh code of wx.login. The web has none: there `signsInSilently` is false. */
  loginCode(): Promise<string>;
  readonly signsInSilently: boolean;

  /** Opens album or camera; an empty list when the person turns back. */
  chooseImages(count: number): Promise<PickedPhoto[]>;
  previewImages(urls: string[], current: string): void;

  /** One POST of JSON. Rejects with NetworkError only; any answered status resolves. */
  request(request: HttpRequest): Promise<HttpReply>;
  upload(upload: UploadRequest): Upload;

  storage: {
    get(key: string): string | null;
    set(key: string, value: string): void;
    remove(key: string): void;
  };

  /** Tells when the phone loses or regains its network; returns how to stop listening. */
  onNetwork(listen: (online: boolean) => void): () => void;

  /** Tells when a page that was never opened cannot be, as nothing comes through. WeChat says so by itself. */
  onPageLost(listen: () => void): void;

  systemDark(): boolean;
  onSystemDark(listen: (dark: boolean) => void): () => void;
  /** The system's text size against its normal one. */
  fontScale(): number;
  /** Colours what lies around the page: window, status bar, the web page's body. */
  paint(ground: string, dark: boolean, classes: string): void;
  loadSerif(url: string): void;

  bar(): BarMetrics;
  vibrate(): void;
  copy(text: string): Promise<void>;
  /** Opens a file of the server, for looking at, keeping and passing on. Rejects with NetworkError when it does not come. */
  openFile(url: string, name: string): Promise<void>;
  /** Whether there is a camera that reads codes; the web has none, there the number is typed. */
  readonly canScan: boolean;
  /** What a scanned code says; null when the person turns back. */
  scan(): Promise<string | null>;
  /** The screen as bright as it goes and awake, for a code at noon; gives how it was before back. */
  brighten(): () => void;
  /** Where the phone is; null when the person would rather not say, or nobody knows. */
  locate(): Promise<Spot | null>;
  /** Whether there is a map to choose a place on; the web has none. */
  readonly hasMap: boolean;
  /** A place chosen on a map; null when the person turns back, 'refused' when the phone does not let us. */
  chooseSpot(): Promise<(Spot & { address: string }) | 'refused' | null>;
  /** Leads to where a refused location is allowed again: whether it now is. A browser has no such way. */
  allowSpot(): Promise<boolean>;
  /** Shows a place on a map, with the way there. */
  openMap(place: Spot & { name: string; address: string }): void;
  openPrivacyContract(): void;
  /** Opened from Moments as a single page: no login, no navigation, no tab bar. */
  singlePage(): boolean;

  /**
   * Tells whether an element is on the screen or nearer to it than so many px, and how high it is: soon, and whenever that
   * changes, until the function that it gives is called. `page` is the one that it stands on.
   */
  watchNear(
    page: object | null,
    id: string,
    px: number,
    listen: (near: boolean, height: number) => void,
  ): () => void;
}

export interface PickedPhoto {
  path: string;
  size: number;
  /** As far as the phone tells, else ''. */
  type: string;
}

/** Degrees, as Chinese maps count them (GCJ-02). */
export interface Spot {
  lat: number;
  lng: number;
}

/** In CSS px: the status bar, the title bar under it, and what WeChat's capsule takes at its right end. */
export interface BarMetrics {
  status: number;
  height: number;
  capsule: number;
}

export interface HttpRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

export interface HttpReply {
  status: number;
  /** Parsed JSON, or the text when it was none. */
  body: unknown;
}

export interface UploadRequest {
  url: string;
  path: string;
  headers: Record<string, string>;
  timeoutMs: number;
  onProgress?: (percent: number) => void;
}

export interface Upload {
  done: Promise<HttpReply>;
  stop: () => void;
}

export type NetworkFailure = 'lost' | 'slow' | 'stopped';

/** No answer came: the network is gone, too slow, or the person stopped it. */
export class NetworkError extends Error {
  constructor(readonly failure: NetworkFailure) {
    super(failure);
  }
}
