import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Api } from '@jishan/shared/api';
import { ask } from './house';
import type { WechatPhone } from './phone';
import { dist, open, startApp, until } from './world';

// Every page of WeChat's package, opened on what the demo town's server says: none throws, each can be shared exactly where its
// config says so, and what it tells WeChat in setData is counted. `npm run test:weapp`; scripts/jest/start-house.mjs opens the town.

type Persona = Api['session.demo']['input']['persona'];
type Read = <N extends keyof Api>(name: N, input: Api[N]['input']) => Promise<Api[N]['reply']>;
interface Visit {
  as?: Persona | null;
  query?: (read: Read) => Promise<Record<string, unknown>>;
}

const query = (given: Record<string, unknown>) => () => Promise.resolve(given);
const shop = { as: 'clerk' as const, query: query({ merchantId: 1 }) };

/** Who opens a page, and on what. What is not named here is opened by a resident, in `shop` by a clerk, in `staff` by the desk. */
const VISITS: Record<string, Visit> = {
  'mine/sign-in': { as: null },
  'main/admin': { as: 'staff' },
  'deed/post': {
    query: async (read) => ({ id: (await read('post.feed', { scope: 'town' })).items[0]?.id }),
  },
  'book/appeal': { query: query({ kind: 'missed' }) },
  'alliance/shop': { query: query({ id: 1 }) },
  'alliance/offer': { query: query({ id: 1 }) },
  'alliance/fund': { query: query({ id: 1 }) },
  'alliance/product': { query: query({ id: 1 }) },
  'alliance/voucher': {
    as: 'resident2',
    query: async (read) => ({ id: (await read('voucher.mine', { open: true })).items[0]?.id }),
  },
  'alliance/card': { query: async (read) => ({ id: (await read('card.mine', {})).items[0]?.id }) },
  'alliance/order': {
    query: async (read) => ({ id: (await read('order.mine', { open: true })).items[0]?.id }),
  },
  'alliance/news': {
    query: async (read) => ({ id: (await read('news.ofShop', { merchantId: 1 })).items[0]?.id }),
  },
  'shop/apply': { as: 'resident' },
  'shop/card-holders': { as: 'clerk', query: query({ cardId: 1 }) },
  'staff/settings': { as: 'admin' },
  'staff/shop': { as: 'staff', query: query({ id: 1 }) },
  'staff/fund-use': { as: 'staff', query: query({ fundId: 1 }) },
  'staff/card-holders': { as: 'staff', query: query({ cardId: 3 }) },
};
const usual = (screen: string): Visit =>
  screen.startsWith('shop/') ? shop : { as: screen.startsWith('staff/') ? 'staff' : 'resident' };

const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
};
const screens = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
].map((page) => page.replace(/^packages\/|\/index$/g, ''));

const said = async <N extends keyof Api>(
  token: string | null,
  name: N,
  input: Api[N]['input'],
): Promise<Api[N]['reply']> => {
  const header = token ? { Authorization: `Bearer ${token}` } : {};
  const { data } = await ask({ name, data: JSON.stringify(input), header } as Parameters<typeof ask>[0]);
  return data as Api[N]['reply'];
};

interface Row {
  screen: string;
  told: number[];
  nodes: number;
  depth: number;
  /** What stands there at the end, in bytes. */
  stands: number;
}
const rows: Row[] = [];
/** The root and its `baseLevel` − 1 levels: deeper ones would be drawn by a component of their own. */
const DEEPEST = 13;
/** A page is told once, after its skeleton; a little of it may change while it comes. */
const RESENT = 1.2;
const SKELETON_BYTES = 7 * 1024;
const kb = (bytes: number) => (bytes / 1024).toFixed(1);
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

afterAll(() => {
  const lines = rows
    .sort((a, b) => Math.max(...b.told) - Math.max(...a.told))
    .map(
      ({ screen, told, nodes, depth, stands }) =>
        `${screen.padEnd(26)}${String(told.length).padStart(6)}${kb(Math.max(...told)).padStart(12)}${kb(sum(told)).padStart(10)}${kb(stands).padStart(10)}${String(nodes).padStart(8)}${String(depth).padStart(7)}`,
    );
  process.stdout.write(
    `\nopening a page      setData: calls  largest KB    all KB    page KB   nodes  depth\n${lines.join('\n')}\n`,
  );
});

/** The app as this person starts it: all modules anew, because a session belongs to one run. */
async function start(as: Persona | null): Promise<{ phone: WechatPhone; read: Read }> {
  jest.resetModules();
  const session = as && (await said(null, 'session.demo', { persona: as }));
  const kept = session && JSON.stringify({ token: session.token, me: session.me, known: true });
  const phone = startApp(kept ? { session: kept } : {});
  phone.answer = ask;
  return { phone, read: (name, input) => said(session?.token ?? null, name, input) };
}

const quiet = (phone: WechatPhone, told: number[]) => {
  let seen = -1;
  let still = 0;
  return () => {
    still = phone.waiting === 0 && told.length === seen ? still + 1 : 0;
    seen = told.length;
    return still > 5;
  };
};

describe.each(screens)('%s', (screen) => {
  const page = `packages/${screen}/index`;
  const { as = 'resident', query: queryOf } = VISITS[screen] ?? usual(screen);

  it('opens', async () => {
    const errors: unknown[] = [];
    const log = jest.spyOn(console, 'error').mockImplementation((...told) => void errors.push(told));
    const { phone, read } = await start(as);
    const given = (await queryOf?.(read)) ?? {};
    expect(Object.values(given)).not.toContain(undefined);
    const opened = open(page, Object.fromEntries(Object.entries(given).map(([k, v]) => [k, String(v)])));
    await until(() => opened.text() !== '');
    await until(quiet(phone, opened.told));
    // Taro takes these out of what WeChat reads.
    const source = readFileSync(path.join(__dirname, `../../src/${page}.tsx`), 'utf8');
    const allows = (capability: string) => source.includes(`${capability}: true`);
    expect({
      share: typeof opened.instance.onShareAppMessage === 'function',
      moments: typeof opened.instance.onShareTimeline === 'function',
    }).toEqual({
      share: allows('enableShareAppMessage'),
      moments: allows('enableShareTimeline'),
    });
    const stands = Buffer.byteLength(opened.data());
    rows.push({ screen, told: [...opened.told], nodes: opened.nodes(), depth: opened.depth(), stands });
    expect(opened.depth()).toBeLessThanOrEqual(DEEPEST);
    // What is sent twice was put between others late: see README.
    expect(sum(opened.told)).toBeLessThan(stands * RESENT + SKELETON_BYTES);
    if (allows('enableShareAppMessage')) {
      const card = opened.instance.onShareAppMessage?.({ from: 'menu' }) as { path?: string } | undefined;
      expect(card?.path).toMatch(/^\/packages\//);
    }
    opened.close();
    expect(errors).toEqual([]);
    log.mockRestore();
  });
});

it('tells WeChat of a feed of 20 in ≤ 100 KB, and of a like in ≤ 3 calls', async () => {
  const { phone } = await start('resident');
  const square = open('packages/main/square/index');
  await until(() => square.text().includes('转发'));
  await until(quiet(phone, square.told));
  const feed = sum(square.told);
  const before = square.told.length;
  square.tap('.post-card-act');
  await until(() => phone.sent.some(({ name }) => name === 'like.set'));
  await until(quiet(phone, square.told));
  const like = square.told.slice(before);
  process.stdout.write(
    `\na feed of 20: ${kb(feed)} KB; a like: ${like.length} setData, ${sum(like)} bytes\n`,
  );
  expect(feed).toBeLessThanOrEqual(100 * 1024);
  expect(like.length).toBeLessThanOrEqual(3);
  square.close();
});
