import Taro from '@tarojs/taro';
import type { Api } from '@jishan/shared/api';
import { decoded } from './address';

type Query = Record<string, string | number | boolean | undefined>;

function address(path: string, query: Query = {}): string {
  const words = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return words.length ? `${path}?${words.join('&')}` : path;
}

export type RankingChoice = Pick<Api['ranking.list']['input'], 'period' | 'scope'> & {
  /** Neighbours one by one, or families. */
  who: 'person' | 'household';
};

/** What an appeal is against; `day` is the day of the deed ('2026-11-21'). */
export type AppealAbout =
  | { kind: 'rejection'; postId: number }
  | { kind: 'deduction'; adjustmentId: number }
  | { kind: 'missed'; ruleCode?: string; day?: string };

const page = (screen: string, query?: Query) => address(`/packages/${screen}/index`, query);

/** Every page there is, and what it is opened with: `routes.deed.post(5)` opens src/packages/deed/post. */
export const routes = {
  main: {
    home: () => page('main/home'),
    square: (board?: string) => page('main/square', { board }),
    alliance: () => page('main/alliance'),
    admin: () => page('main/admin'),
    me: () => page('main/me'),
  },
  book: {
    /** Opened at what was tapped; without it at what was last looked at. */
    ranking: (at: Partial<RankingChoice> = {}) => page('book/ranking', { ...at }),
    notices: (transferId?: number) => page('book/notices', { transferId }),
    appeals: (tab?: 'appeals' | 'objections') => page('book/appeals', { tab }),
    appeal: (about: AppealAbout) => page('book/appeal', { ...about }),
    statement: (month: string) => page('book/statement', { month }),
    household: (code?: string) => page('book/household', { code }),
    messages: () => page('book/messages'),
  },
  deed: {
    /** `photo`: the camera is opened at once. */
    publish: (query: { postId?: number; ruleCode?: string; board?: string; photo?: boolean } = {}) =>
      page('deed/publish', query),
    post: (id: number) => page('deed/post', { id }),
    person: (id: number) => page('deed/person', { id }),
    /** Opened at one of them. */
    rules: (code?: string) => page('deed/rules', { code }),
  },
  mine: {
    points: (transferId?: number) => page('mine/points', { transferId }),
    posts: (state?: string) => page('mine/posts', { state }),
    settings: () => page('mine/settings'),
    messageSettings: () => page('mine/message-settings'),
    blocks: () => page('mine/blocks'),
    privacy: () => page('mine/privacy'),
    lost: () => page('mine/lost'),
    signIn: (next?: string) => page('mine/sign-in', { next }),
    settle: (next?: string) => page('mine/settle', { next }),
  },
  staff: {
    review: (id?: number) => page('staff/review', { id }),
    objections: (id?: number) => page('staff/objections', { id }),
    appeals: (id?: number) => page('staff/appeals', { id }),
    adjustments: (id?: number) => page('staff/adjustments', { id }),
    adjust: () => page('staff/adjust'),
    pools: () => page('staff/pools'),
    cards: () => page('staff/cards'),
    cardHolders: (cardId: number) => page('staff/card-holders', { cardId }),
    funds: () => page('staff/funds'),
    fundUse: (fundId: number) => page('staff/fund-use', { fundId }),
    figures: () => page('staff/figures'),
    submissions: () => page('staff/submissions'),
    shops: () => page('staff/shops'),
    shop: (id: number) => page('staff/shop', { id }),
    settings: () => page('staff/settings'),
    checks: () => page('staff/checks'),
    townWords: () => page('staff/town-words'),
  },
  alliance: {
    /** `thank`: to write thanks at once. */
    shop: (id: number, { thank }: { thank?: true } = {}) => page('alliance/shop', { id, thank }),
    ranking: () => page('alliance/ranking'),
    offer: (id: number) => page('alliance/offer', { id }),
    vouchers: (tab?: 'open' | 'closed') => page('alliance/vouchers', { tab }),
    voucher: (id: number) => page('alliance/voucher', { id }),
    product: (id: number) => page('alliance/product', { id }),
    news: (id: number) => page('alliance/news', { id }),
    orders: () => page('alliance/orders'),
    order: (id: number) => page('alliance/order', { id }),
    cards: () => page('alliance/cards'),
    card: (id: number) => page('alliance/card', { id }),
    funds: () => page('alliance/funds'),
    fund: (id: number) => page('alliance/fund', { id }),
  },
  shop: {
    counter: (merchantId?: number, code?: string) => page('shop/counter', { merchantId, code }),
    home: (merchantId?: number) => page('shop/home', { merchantId }),
    apply: (merchantId?: number) => page('shop/apply', { merchantId }),
    offers: (merchantId: number) => page('shop/offers', { merchantId }),
    offerForm: (merchantId: number, offerId?: number) => page('shop/offer-form', { merchantId, offerId }),
    cards: (merchantId: number) => page('shop/cards', { merchantId }),
    cardHolders: (cardId: number) => page('shop/card-holders', { cardId }),
    cardForm: (merchantId: number) => page('shop/card-form', { merchantId }),
    orders: (merchantId: number) => page('shop/orders', { merchantId }),
    products: (merchantId: number) => page('shop/products', { merchantId }),
    productForm: (merchantId: number, productId?: number) =>
      page('shop/product-form', { merchantId, productId }),
    news: (merchantId: number) => page('shop/news', { merchantId }),
    newsForm: (merchantId: number, newsId?: number) => page('shop/news-form', { merchantId, newsId }),
    figures: (merchantId: number) => page('shop/figures', { merchantId }),
  },
};

const TABS = [
  routes.main.home(),
  routes.main.square(),
  routes.main.alliance(),
  routes.main.admin(),
  routes.main.me(),
];
/** Where the tabs stood when the first cards of the app were shared. */
const FORMER_TAB = /^\/?features\/(home|square|alliance|admin|me)\/index(\.html)?$/;

/** What to open for an address that no page has. */
export function nowAt(path: string): string {
  const tab = FORMER_TAB.exec(path)?.[1];
  return tab ? page(`main/${tab}`) : routes.mine.lost();
}

/** WeChat refuses to open an eleventh page. */
const DEEPEST = 10;

// switchTab carries no query: what a tab page is opened with waits here until it is shown.
const params = new Map<string, Params>();
type Params = Record<string, string>;

function split(url: string): [path: string, query: Params] {
  const [path = '', words = ''] = url.split('?');
  const pairs = words
    .split('&')
    .filter(Boolean)
    .map((word) => word.split('=').map(decoded) as [string, string]);
  return [path, Object.fromEntries(pairs)];
}

/** Opens a page; a tab page is switched to. */
export async function go(url: string): Promise<void> {
  const [path, query] = split(url);
  if (TABS.includes(path)) {
    params.set(path, query);
    await Taro.switchTab({ url: path });
  } else if (Taro.getCurrentPages().length >= DEEPEST) {
    await Taro.redirectTo({ url });
  } else {
    await Taro.navigateTo({ url });
  }
}

/** Opens a page in the place of this one. */
export async function replace(url: string): Promise<void> {
  if (TABS.includes(split(url)[0])) await go(url);
  else await Taro.redirectTo({ url });
}

/** Opens a page and forgets all others. */
export async function replaceAll(url: string): Promise<void> {
  const [path, query] = split(url);
  const isTab = TABS.includes(path);
  if (isTab) params.set(path, query);
  await Taro.reLaunch({ url: isTab ? path : url });
}

/** Back to where the person came from, or home when they came from outside. */
export async function back(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack();
  else await go(routes.main.home());
}

/** Back to a page below this one, if it is there; otherwise it is opened in the place of this one. */
export async function returnTo(url: string): Promise<void> {
  const below: readonly { route?: string; path?: string }[] = Taro.getCurrentPages().slice(0, -1).reverse();
  // WeChat names a page by its route, the web by its whole address.
  const pathOf = (page: (typeof below)[number]) =>
    `/${(page.route ?? page.path ?? '').split('?')[0]?.replace(/^\//, '') ?? ''}`;
  const steps = below.findIndex((page) => pathOf(page) === split(url)[0]) + 1;
  if (steps > 0) await Taro.navigateBack({ delta: steps });
  else await replace(url);
}

/** What a tab page was last opened with by `go`; taken once. */
export function takeParams(path: string): Params {
  const found = params.get(split(path)[0]) ?? {};
  params.delete(split(path)[0]);
  return found;
}

/** The page in front and its query, as `go` takes it. */
export function currentPath(): string {
  const { router } = Taro.getCurrentInstance();
  const path = `/${(router?.path ?? '').replace(/^\//, '').split('?')[0] ?? ''}`;
  // Taro's own are left out: `$taroTimestamp`, and on the web the page's `stamp`.
  const query = Object.entries(router?.params ?? {})
    .filter(([name]) => !name.startsWith('$') && name !== 'stamp')
    .map(([name, value]) => [name, value && decoded(value)] as const);
  return address(path, Object.fromEntries(query));
}
