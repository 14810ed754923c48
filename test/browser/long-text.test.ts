// What people write may have no place to break: a link, a row of W. It wraps, on the narrowest phone and in large type.
import { houseUrl, type Persona, signIn } from './house';
import { measure } from './measure';
import type { Phone } from './phone';
import { scene } from './scene';

const LINK = `https://example.com/${'abcdefghij'.repeat(7)}`;
const NAME = 'W'.repeat(20);
/** What people write, by the names that the contract gives it. */
const WRITTEN: Record<string, string> = {
  ...{ name: NAME, shop: NAME, buyer: NAME, from: NAME, holder: NAME, clerk: NAME, submitter: NAME },
  ...{
    title: LINK.slice(0, 40),
    body: LINK,
    text: LINK,
    intro: LINK,
    detail: LINK,
    terms: LINK,
    value: LINK,
  },
  ...{
    place: LINK.slice(0, 40),
    address: LINK.slice(0, 40),
    note: LINK,
    reason: LINK,
    answer: LINK,
    giving: LINK,
  },
};

function lengthen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lengthen);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      typeof part === 'string' ? (WRITTEN[key] ?? part) : lengthen(part),
    ]),
  );
}

async function readLong(phone: Phone): Promise<void> {
  await phone.page.route('**/api/*', async (route) => {
    const response = await route.fetch();
    if (!response.headers()['content-type']?.includes('json')) return route.fulfill({ response });
    return route.fulfill({ response, json: lengthen(await response.json()) });
  });
}

const SCREENS: [as: Persona, path: string][] = [
  ['resident', '/'],
  ['resident', '/features/square/index'],
  ['resident', '/features/alliance/index'],
  ['resident', '/features/me/index'],
  ['resident', '/packages/alliance/shop/index?id=1'],
  ['resident', '/packages/alliance/offer/index?id=1'],
  ['resident', '/packages/alliance/product/index?id=1'],
  ['resident', '/packages/alliance/orders/index'],
  ['resident2', '/packages/alliance/vouchers/index'],
  ['resident', '/packages/alliance/cards/index'],
  ['resident', '/packages/alliance/funds/index'],
  ['resident', '/packages/alliance/fund/index?id=1'],
  ['resident', '/packages/alliance/ranking/index'],
  ['resident', '/packages/book/ranking/index'],
  ['resident', '/packages/book/notice/index'],
  ['resident', '/packages/book/household/index'],
  ['resident', '/packages/book/messages/index'],
  ['resident', '/packages/mine/posts/index'],
  ['resident', '/packages/mine/points/index'],
  ['clerk', '/packages/shop/home/index'],
  ['clerk', '/packages/shop/orders/index?merchantId=1'],
  ['clerk', '/packages/shop/products/index?merchantId=1'],
  ['clerk', '/packages/shop/counter/index'],
  ['staff', '/features/admin/index'],
  ['staff', '/packages/staff/submissions/index'],
  ['staff', '/packages/staff/shop/index?id=1'],
  ['staff', '/packages/staff/review/index'],
];

describe.each([false, true])('with large type: %s', (care) => {
  scene('no screen is left by a text without spaces', async (open) => {
    const found: Record<string, string[]> = {};
    for (const as of ['resident', 'resident2', 'clerk', 'staff'] as const) {
      const phone = await open({ session: await signIn(as), width: 320, care });
      await readLong(phone);
      for (const [, path] of SCREENS.filter(([who]) => who === as)) {
        await phone.goto(houseUrl() + path);
        await phone.sees(/WWWW|abcdefghij/);
        const faults = await phone.page.evaluate(measure, { type: 0, target: 0, contrast: 0 });
        if (faults.length > 0) found[path] = faults;
      }
    }
    expect(found).toEqual({});
  });
});
