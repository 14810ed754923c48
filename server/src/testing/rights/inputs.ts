import { contract, type Api, type Call, type CallName } from '@jishan/shared/api';
import { inputSchema, sampleOf } from '../samples';
import type { Things } from './things';

/*
 * What a call is asked with, about the things of one town. A field whose name says what it names is filled by itself, so a new
 * call is in the matrix without a line here; a field that it does not know fails the test.
 */

/** What a field of that name is, unless the call says otherwise. */
const FIELDS: Record<string, (things: Things) => unknown> = {
  postId: ({ approved }) => approved,
  subject: ({ approved }) => ({ kind: 'post', id: approved }),
  transferId: ({ transferId }) => transferId,
  residentId: ({ resident }) => resident,
  userId: ({ resident }) => resident,
  userIds: ({ asker }) => [asker],
  communityId: ({ community }) => community,
  gridId: ({ grid }) => grid,
  regionId: ({ community }) => community,
  parentId: ({ community }) => community,
  merchantId: ({ shop }) => shop,
  submissionId: ({ submission }) => submission,
  offerId: ({ offer }) => offer,
  productId: ({ product }) => product,
  voucherId: ({ voucher }) => voucher,
  orderId: ({ order }) => order,
  cardId: ({ card }) => card,
  holdingId: ({ holding }) => holding,
  newsId: ({ news }) => news,
  thanksId: ({ thanks }) => thanks,
  fundId: ({ fund }) => fund,
  useId: ({ fundUse }) => fundUse,
  appealId: ({ shopAppeal }) => shopAppeal,
  checkId: ({ check }) => check,
};

type Some = { [N in CallName]?: (things: Things) => Partial<Record<string, unknown>> };

/** Where the name of a field does not say it, or a general value would not do. */
const SOME: Some = {
  'post.edit': ({ draft }) => ({ id: draft, version: 1, photos: [], ruleCode: null, place: null }),
  'post.create': ({ shop }) => ({ merchantId: shop, ruleCode: null, place: null }),
  'post.withdraw': ({ pending }) => ({ id: pending }),
  'post.get': ({ approved }) => ({ id: approved }),
  'post.hide': ({ approved }) => ({ id: approved }),
  'post.restore': ({ approved }) => ({ id: approved }),
  'comment.create': ({ comment }) => ({ answers: comment }),
  'comment.edit': ({ comment }) => ({ id: comment }),
  'comment.remove': ({ comment }) => ({ id: comment }),
  'review.take': ({ pending }) => ({ postId: pending }),
  'review.release': ({ pending }) => ({ postId: pending }),
  'review.approve': ({ pending }) => ({ postId: pending, version: 1, ruleCode: null }),
  'review.reject': ({ pending }) => ({ postId: pending, version: 1, reason: 'place', note: '' }),
  'review.allowance': ({ pending }) => ({ postId: pending, ruleCode: 'family-01' }),
  // Whoever's it is: another's stays unread, and nobody is told whether there is one.
  'message.open': () => ({ id: 1 }),
  'objection.decide': ({ objection }) => ({ id: objection }),
  'appeal.create': ({ sentBack }) => ({ kind: 'rejection', postId: sentBack, photos: [] }),
  'appeal.decide': ({ appeal }) => ({ id: appeal, uphold: false, ruleCode: null }),
  'adjustment.propose': ({ resident }) => ({ kind: 'compensate', residentId: resident, points: 5 }),
  'adjustment.decide': ({ adjustment }) => ({ id: adjustment }),
  'household.peek': ({ householdCode }) => ({ code: householdCode }),
  'household.ask': ({ householdCode }) => ({ code: householdCode }),
  'household.answer': ({ asker }) => ({ userId: asker }),
  'merchant.peek': ({ shopCode }) => ({ code: shopCode }),
  'merchant.join': ({ shopCode }) => ({ code: shopCode }),
  'merchant.change': ({ shopVersion }) => ({ version: shopVersion, photos: [], licence: [], pact: null }),
  'merchant.remove': ({ clerk }) => ({ userId: clerk }),
  'merchant.appeal': ({ suspendedShop }) => ({ merchantId: suspendedShop }),
  'merchant.suspend': ({ shopVersion }) => ({ version: shopVersion }),
  'merchant.restore': (t) => ({ merchantId: t.suspendedShop, version: t.suspendedVersion }),
  'counter.check': ({ code }) => ({ code }),
  'counter.undo': ({ usedVoucher }) => ({ kind: 'voucher', id: usedVoucher }),
  'offer.submit': ({ haircut }) => ({ ...haircut, offerId: null, version: null }),
  'voucher.redeem': ({ offerVersion }) => ({ version: offerVersion }),
  'news.submit': () => ({ newsId: null, photos: [] }),
  'product.change': ({ productVersion }) => ({ version: productVersion, photos: [], pointsPart: null }),
  'product.create': () => ({ photos: [], pointsPart: null }),
  'order.place': ({ product, productVersion }) => ({
    items: [{ productId: product, version: productVersion, quantity: 1 }],
    usePoints: false,
    note: '',
  }),
  'card.design': () => ({
    validUntil: null,
    validDays: 30,
    audience: 'list',
    least: null,
    span: null,
    ruleCode: null,
  }),
  'card.holders': ({ needCard }) => ({ cardId: needCard }),
  'fund.use': ({ otherShop }) => ({ merchantId: otherShop, points: 5, photos: [] }),
  'fund.open': ({ community }) => ({ communityId: community, until: null, photos: [] }),
  'check.setWords': () => ({ version: 0, words: ['刷单'] }),
  'settings.change': ({ community }) => ({ regionId: community, version: 0 }),
};

/** Calls that say nothing about things of a town, or whose file no matrix can send. */
const NAMELESS = new Set(['id', 'upTo']);

const isId = (name: string) => /(^id|Id|Ids)$/.test(name);

/** The input of a call about the things of one town. */
export function askAbout(name: CallName, call: Call, things: Things): Api[CallName]['input'] {
  const schema = inputSchema(call);
  const own = SOME[name]?.(things) ?? {};
  const input: Record<string, unknown> = {};
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    if (field === 'cursor' || field === 'size') continue;
    if (field in own) input[field] = own[field];
    else if (field in FIELDS) input[field] = FIELDS[field]?.(things);
    else if (isId(field)) throw new Error(`${name}: say in rights/inputs.ts what its field ${field} names`);
    else input[field] = sampleOf(property);
  }
  return { ...input, ...(own as object) };
}

/** Whether the answer can depend on whose thing is named. */
export function namesThings(name: CallName, call: Call): boolean {
  const fields = Object.keys(inputSchema(call).properties ?? {});
  return name in SOME || fields.some((field) => field in FIELDS || (isId(field) && !NAMELESS.has(field)));
}

/** What everybody may see, guests too: that it is there is no secret, so a refusal may say why. */
const PUBLIC = new Set<string>([
  ...['approved', 'comment', 'shop', 'otherShop', 'shopVersion', 'offer', 'offerVersion', 'haircut'],
  ...['product', 'productVersion', 'news', 'thanks', 'fund', 'community', 'grid'],
]);

/** Whether a call names only what everybody may see. */
export function isOfPublicThings(name: CallName, call: Call, things: Things): boolean {
  const named = new Set<string>();
  const watched = new Proxy(things, {
    get: (all, key: string) => {
      named.add(key);
      return all[key as keyof Things];
    },
  });
  askAbout(name, call, watched);
  return [...named].every((key) => PUBLIC.has(key));
}

/** The same question about things that are not there. */
export function askAboutNothing(name: CallName, call: Call, things: Things): Api[CallName]['input'] {
  const nothing = Object.fromEntries(
    Object.entries(things).map(([key, value]) => [
      key,
      typeof value === 'number' && !/[vV]ersion/.test(key) ? 999_999_999 : value,
    ]),
  ) as Things;
  return askAbout(name, call, {
    ...nothing,
    ...{ householdCode: 'ZZZZZZ', shopCode: 'ZZZZZZ', code: 'AAAA' },
  });
}

export const allCalls = Object.entries(contract) as [CallName, Call][];
