import type { Api } from '@jishan/shared/api';
import { openCases, RULE, type Cases } from '../testing/open-cases';
import { openShop, type TestShop } from '../testing/open-shop';
import { openMarket } from '../testing/open-market';
import { must } from '../testing/open-town';
import type { Person } from '../testing/town';
import { sql } from '../kernel/sql';

/*
 * What somebody may not see is not told by another error: for each call that takes an id, a thing that is there but not for
 * them answers exactly what nothing there answers.
 */
let cases: Cases;
let shop: TestShop;
beforeAll(async () => {
  cases = await openCases();
  shop = await openShop(cases);
});
afterAll(() => cases.server.stop());

const NOTHING = 9_007_199_254_000_000;

const refusal = async <N extends keyof Api>(by: Person, name: N, input: Api[N]['input']) => {
  const { status, error } = await cases.as(by, name, input);
  return { status, code: error?.code, field: error?.field, message: error?.message };
};

/** What both answer; a call that goes through fails the test. */
async function same<N extends keyof Api>(
  by: Person,
  name: N,
  input: (id: number) => Api[N]['input'],
  id: number,
) {
  const [there, absent] = [await refusal(by, name, input(id)), await refusal(by, name, input(NOTHING))];
  expect([name, by, there]).toEqual([name, by, absent]);
  expect(there.status).toBeGreaterThanOrEqual(400);
  return there.code;
}

const answer = '看过了';

test('posts: drafts, what waits, and what was hidden', async () => {
  const { id: draft } = must(
    await cases.as('wang', 'post.create', {
      ...{ body: '还没写完', photos: [], board: 'neighbour', ruleCode: null, place: null, submit: false },
    }),
  );
  const { id: waiting } = await cases.write('wang');
  const hidden = await cases.publish('wang');
  must(await cases.as('chen', 'comment.create', { subject: { kind: 'post', id: hidden }, body: '真好' }));
  const comment = await cases.server.db.row<{ id: number }>(sql`SELECT MAX(id) AS id FROM comments`);
  must(await cases.as('xu', 'post.hide', { id: hidden, reason: '露脸' }));
  for (const id of [draft, waiting, hidden]) {
    for (const by of ['li', 'aygul', 'liu'] as const) {
      expect(await same(by, 'post.get', (one) => ({ id: one }), id)).toBe('NOT_FOUND');
      expect(
        await same(by, 'like.set', (one) => ({ subject: { kind: 'post', id: one }, liked: true }), id),
      ).toBe('NOT_FOUND');
      await same(by, 'comment.list', (one) => ({ subject: { kind: 'post', id: one } }), id);
      await same(by, 'comment.create', (one) => ({ subject: { kind: 'post', id: one }, body: '真好' }), id);
      await same(by, 'post.withdraw', (one) => ({ id: one }), id);
      await same(
        by,
        'appeal.create',
        (postId) => ({ kind: 'rejection', postId, body: '做了', photos: [] }),
        id,
      );
    }
    // 刘洋 answers for another community.
    await same('liu', 'review.take', (postId) => ({ postId }), id);
    await same('liu', 'review.allowance', (postId) => ({ postId, ruleCode: RULE }), id);
    await same('liu', 'review.approve', (postId) => ({ postId, version: 1, ruleCode: null }), id);
    await same('liu', 'review.reject', (postId) => ({ postId, version: 1, reason: 'time', note: '' }), id);
    await same('liu', 'post.hide', (one) => ({ id: one, reason: '露脸' }), id);
    await same('liu', 'post.restore', (one) => ({ id: one }), id);
  }
  // Not even the staff who answer for its author see a draft.
  await same('xu', 'review.take', (postId) => ({ postId }), draft);
  await same('xu', 'post.hide', (id) => ({ id, reason: '露脸' }), draft);
  await same('li', 'comment.remove', (id) => ({ id }), comment?.id ?? 0);
});

test('cases of another community', async () => {
  const { transferId } = await cases.earn('wang');
  const objection = must(await cases.as('chen', 'objection.create', { transferId, reason: '没看见' }));
  await same('liu', 'objection.decide', (id) => ({ id, uphold: false, answer }), objection.id);
  const postId = await cases.sendBack('wang');
  const appeal = must(
    await cases.as('wang', 'appeal.create', { kind: 'rejection', postId, body: '做了', photos: [] }),
  );
  await same('liu', 'appeal.decide', (id) => ({ id, uphold: false, answer, ruleCode: null }), appeal.id);
  const residentId = cases.people.wang;
  const proposal = must(
    await cases.as('xu', 'adjustment.propose', { kind: 'deduct', residentId, points: 5, reason: '记错' }),
  );
  await same('liu', 'adjustment.decide', (id) => ({ id, agree: true, answer: '' }), proposal.id);
  const propose = (id: number) => ({ kind: 'bonus' as const, residentId: id, points: 5, reason: '热心' });
  await same('liu', 'adjustment.propose', propose, residentId);
  await same(
    'chen',
    'appeal.create',
    (adjustmentId) => ({ kind: 'deduction', adjustmentId, body: '不对', photos: [] }),
    proposal.id,
  );
  await same('chen', 'points.reason', (id) => ({ transferId: id }), transferId);
});

test('shops that are not open, and what they have not shown', async () => {
  const { db } = cases.server;
  const applied = await openShop(cases, '还没开的店');
  const offer = await applied.offer();
  const market = openMarket(cases, applied);
  const product = await market.product();
  const news = await market.news();
  await db.run(sql`UPDATE merchants SET state = 'applied', joined_at = NULL WHERE id = ${applied.id}`);
  const { version } = offer;
  for (const by of ['wang', 'aygul'] as const) {
    const { id } = applied;
    await same(by, 'alliance.get', (merchantId) => ({ merchantId }), id);
    await same(by, 'alliance.thank', (merchantId) => ({ merchantId, text: '谢谢' }), id);
    await same(by, 'merchant.file', (merchantId) => ({ merchantId }), id);
    await same(by, 'merchant.remove', (merchantId) => ({ merchantId, userId: cases.people[by] }), id);
    await same(by, 'merchant.remove', (merchantId) => ({ merchantId, userId: cases.people.li }), id);
    await same(by, 'submission.mine', (merchantId) => ({ merchantId }), id);
    await same(by, 'counter.recent', (merchantId) => ({ merchantId, kind: 'voucher' }), id);
    await same(
      by,
      'counter.undo',
      (merchantId) => ({ merchantId, kind: 'voucher', id: 1, reason: '错' }),
      id,
    );
    await same(by, 'offer.get', (offerId) => ({ offerId }), offer.id);
    await same(by, 'voucher.redeem', (offerId) => ({ offerId, version }), offer.id);
    await same(by, 'product.get', (productId) => ({ productId }), product.id);
    await same(
      by,
      'order.place',
      (merchantId) => market.wanted([product]) && { ...market.wanted([product]), merchantId },
      id,
    );
    await same(by, 'news.get', (newsId) => ({ newsId }), news);
    await same(by, 'news.remove', (newsId) => ({ newsId, reason: '过时' }), news);
  }
  for (const by of ['liu'] as const) {
    const { id } = applied;
    await same(by, 'merchant.suspend', (merchantId) => ({ merchantId, version: 1, reason: '停' }), id);
    await same(by, 'merchant.restore', (merchantId) => ({ merchantId, version: 1, reason: '恢复' }), id);
  }
  // A product of an open shop that waits is not there for who orders either.
  const { id: waiting } = must(
    await cases.as('li', 'product.create', {
      ...{ merchantId: shop.id, name: '鸡蛋', text: '', price: 900, unit: '盒', personLimit: null },
      ...{ pointsPart: null, photos: [], stock: 5 },
    }),
  );
  const order = (productId: number) => ({
    merchantId: shop.id,
    items: [{ productId, version: 1, quantity: 1 }],
    ...{ usePoints: false, note: '' },
  });
  await same('wang', 'order.place', order, waiting);
  const submission = await db.row<{ id: number }>(
    sql`SELECT MAX(id) AS id FROM submissions WHERE waiting = 1`,
  );
  const decide = (submissionId: number) => ({ submissionId, approve: true, answer: '' });
  await same('liu', 'submission.decide', decide, submission?.id ?? 0);
  for (const by of ['wang', 'liu'] as const)
    await same(by, 'submission.withdraw', (submissionId) => ({ submissionId }), submission?.id ?? 0);
});

describe('cards', () => {
  const card = async (audience: 'need' | 'list') => {
    const { id } = must(
      await cases.as('li', 'card.design', {
        ...{
          merchantId: shop.id,
          title: '邻里卡',
          percent: 80,
          uses: 3,
          validUntil: null,
          validDays: 30,
          terms: '',
        },
        ...{ audience, least: null, span: null, ruleCode: null, quota: 10 },
      }),
    );
    return id;
  };

  test('nobody learns of a card that they cannot see', async () => {
    const waiting = await card('list');
    const named = await card('need');
    await shop.approve('card', named);
    for (const cardId of [waiting, named]) {
      expect(await same('wang', 'card.claim', (id) => ({ cardId: id }), cardId)).toBe('NOT_FOUND');
      await same('wang', 'card.end', (id) => ({ cardId: id }), cardId);
      await same('wang', 'card.given', (id) => ({ cardId: id }), cardId);
      await same('liu', 'card.holders', (id) => ({ cardId: id }), cardId);
      await same('liu', 'card.grant', (id) => ({ cardId: id, userIds: [1] }), cardId);
    }
    const grant = (id: number) => ({ cardId: named, userIds: [id] });
    await same('xu', 'card.grant', grant, cases.people.aygul);
  });

  test('people in need are read only by the staff who answer for them', async () => {
    const { people } = cases;
    const cardId = await card('need');
    await shop.approve('card', cardId);
    must(await cases.as('xu', 'card.grant', { cardId, userIds: [people.wang] }));
    // The town names somebody of the west for a card of a shop in the east.
    must(await cases.as('zhou', 'card.grant', { cardId, userIds: [people.aygul] }));
    const read = async (by: Person) =>
      must(await cases.as(by, 'card.holders', { cardId })).items.map(({ userId }) => userId);
    expect(await read('xu')).toEqual([people.wang]);
    expect(await read('liu')).toEqual([people.aygul]);
    expect((await read('zhou')).sort()).toEqual([people.wang, people.aygul].sort());
    // Who worked in the shop a moment ago is as near to it as before.
    await shop.hire(people.he, 'clerk');
    must(await cases.as('he', 'merchant.remove', { merchantId: shop.id, userId: people.he }));
    expect((await cases.as('he', 'card.holders', { cardId })).error?.code).toBe('DECIDE_OTHER');
  });
});

test('a submission is taken back by the owner, not by a clerk', async () => {
  await shop.hire(cases.people.chen, 'clerk');
  const { id } = must(
    await cases.as('li', 'product.create', {
      ...{ merchantId: shop.id, name: '面条', text: '', price: 900, unit: '把', personLimit: null },
      ...{ pointsPart: null, photos: [], stock: 5 },
    }),
  );
  const waiting = await cases.server.db.row<{ id: number }>(
    sql`SELECT id FROM submissions WHERE kind = 'product' AND subject_id = ${id} AND waiting = 1`,
  );
  const withdraw = (by: Person) => cases.as(by, 'submission.withdraw', { submissionId: waiting?.id ?? 0 });
  expect((await withdraw('chen')).error?.code).toBe('MERCHANT_OWNER_ONLY');
  must(await withdraw('li'));
  must(await withdraw('li'));
});
