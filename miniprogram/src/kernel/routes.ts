import Taro from '@tarojs/taro';

type Query = Record<string, string | number | boolean | undefined>;

function address(path: string, query: Query = {}): string {
  const words = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return words.length ? `${path}?${words.join('&')}` : path;
}

/** What an appeal is against; `day` is the day of the deed ('2026-11-21'). */
export type AppealAbout =
  | { kind: 'rejection'; postId: number }
  | { kind: 'deduction'; adjustmentId: number }
  | { kind: 'missed'; ruleCode?: string; day?: string };

/** Every page there is, and what it is opened with. */
export const routes = {
  home: () => '/packages/main/home/index',
  square: (board?: string) => address('/packages/main/square/index', { board }),
  ranking: (who?: 'household') => address('/packages/book/ranking/index', { who }),
  alliance: () => '/packages/main/alliance/index',
  admin: () => '/packages/main/admin/index',
  me: () => '/packages/main/me/index',
  signIn: (next?: string) => address('/packages/main/sign-in/index', { next }),
  publish: (query: { postId?: number; ruleCode?: string; board?: string } = {}) =>
    address('/packages/deed/publish/index', query),
  post: (id: number) => address('/packages/deed/post/index', { id }),
  rules: () => '/packages/deed/rules/index',
  points: (transferId?: number) => address('/packages/mine/points/index', { transferId }),
  myPosts: (state?: string) => address('/packages/mine/posts/index', { state }),
  settings: () => '/packages/mine/settings/index',
  lost: () => '/packages/mine/lost/index',
  settle: (next?: string) => address('/packages/mine/settle/index', { next }),
  notices: (transferId?: number) => address('/packages/book/notices/index', { transferId }),
  appeals: (tab?: 'appeals' | 'objections') => address('/packages/book/appeals/index', { tab }),
  appeal: (about: AppealAbout) => address('/packages/book/appeal/index', { ...about }),
  statement: (month: string) => address('/packages/book/statement/index', { month }),
  household: (code?: string) => address('/packages/book/household/index', { code }),
  messages: () => '/packages/book/messages/index',
  review: (id?: number) => address('/packages/staff/review/index', { id }),
  objectionCases: (id?: number) => address('/packages/staff/objections/index', { id }),
  appealCases: (id?: number) => address('/packages/staff/appeals/index', { id }),
  adjustmentCases: (id?: number) => address('/packages/staff/adjustments/index', { id }),
  adjust: () => '/packages/staff/adjust/index',
  pools: () => '/packages/staff/pools/index',
  shop: (id: number) => address('/packages/alliance/shop/index', { id }),
  shopRanking: () => '/packages/alliance/ranking/index',
  offer: (id: number) => address('/packages/alliance/offer/index', { id }),
  vouchers: (tab?: 'open' | 'closed') => address('/packages/alliance/vouchers/index', { tab }),
  voucher: (id: number) => address('/packages/alliance/voucher/index', { id }),
  product: (id: number) => address('/packages/alliance/product/index', { id }),
  news: (id: number) => address('/packages/alliance/news/index', { id }),
  orders: () => '/packages/alliance/orders/index',
  order: (id: number) => address('/packages/alliance/order/index', { id }),
  cards: () => '/packages/alliance/cards/index',
  card: (id: number) => address('/packages/alliance/card/index', { id }),
  funds: () => '/packages/alliance/funds/index',
  fund: (id: number) => address('/packages/alliance/fund/index', { id }),
  counter: (merchantId?: number, code?: string) =>
    address('/packages/shop/counter/index', { merchantId, code }),
  myShop: (merchantId?: number) => address('/packages/shop/home/index', { merchantId }),
  shopForm: (merchantId?: number) => address('/packages/shop/apply/index', { merchantId }),
  myOffers: (merchantId: number) => address('/packages/shop/offers/index', { merchantId }),
  offerForm: (merchantId: number, offerId?: number) =>
    address('/packages/shop/offer-form/index', { merchantId, offerId }),
  myCards: (merchantId: number) => address('/packages/shop/cards/index', { merchantId }),
  shopCard: (cardId: number) => address('/packages/shop/card-holders/index', { cardId }),
  cardForm: (merchantId: number) => address('/packages/shop/card-form/index', { merchantId }),
  cardDesk: () => '/packages/staff/cards/index',
  cardHolders: (cardId: number) => address('/packages/staff/card-holders/index', { cardId }),
  fundDesk: () => '/packages/staff/funds/index',
  fundUse: (fundId: number) => address('/packages/staff/fund-use/index', { fundId }),
  shopOrders: (merchantId: number) => address('/packages/shop/orders/index', { merchantId }),
  myProducts: (merchantId: number) => address('/packages/shop/products/index', { merchantId }),
  productForm: (merchantId: number, productId?: number) =>
    address('/packages/shop/product-form/index', { merchantId, productId }),
  myNews: (merchantId: number) => address('/packages/shop/news/index', { merchantId }),
  newsForm: (merchantId: number, newsId?: number) =>
    address('/packages/shop/news-form/index', { merchantId, newsId }),
  shopFigures: (merchantId: number) => address('/packages/shop/figures/index', { merchantId }),
  townFigures: () => '/packages/staff/figures/index',
  submissions: () => '/packages/staff/submissions/index',
  shops: () => '/packages/staff/shops/index',
  shopFile: (id: number) => address('/packages/staff/shop/index', { id }),
  regionSettings: () => '/packages/staff/settings/index',
};

const TABS = [routes.home(), routes.square(), routes.alliance(), routes.admin(), routes.me()];
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
    .map((word) => word.split('=').map(decodeURIComponent) as [string, string]);
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
  else await go(routes.home());
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
  const query = Object.entries(router?.params ?? {}).filter(([name]) => !name.startsWith('$'));
  return address(path, Object.fromEntries(query));
}
