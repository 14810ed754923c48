import { must, type TestTown } from '../open-town';
import { openMarket } from '../open-market';
import { give, HAIRCUT, openShop, redeemed } from '../open-shop';
import { sql, type Sql } from '../../kernel/sql';

/*
 * One of everything that a call can name, in a town of its own: the matrix of rights asks about the ones of the actor's town and
 * about their twins of another town. 王秀兰 (wang) is who wrote, bought, holds and is concerned; 李师傅 (li) has the shop.
 */

const CARD = {
  title: '邻里理发卡',
  percent: 80,
  uses: 3,
  validUntil: null,
  validDays: 30,
  terms: '',
  least: null,
  span: null,
  ruleCode: null,
  quota: 10,
} as const;

export type Things = Awaited<ReturnType<typeof layThings>>;

export async function layThings(town: TestTown) {
  const { as, server, people } = town;
  const { db, clock } = server;
  const { townId, east } = server.town;

  const neighbour = async (name: string, role = 'resident', scope: number | null = null) => {
    const { insertId: id } = await db.run(
      sql`INSERT INTO users (name, avatar, role, town_id, community_id, grid_id, scope_region_id, created_at)
        VALUES (${name}, 'tea', ${role}, ${townId}, ${east.id}, ${east.gridId}, ${scope}, ${clock.now})`,
    );
    return { id, token: await server.signIn(id) };
  };
  const reopenTo = (merchantId: number, userId: number) =>
    db.run(sql`UPDATE merchant_members SET user_id = ${userId} WHERE merchant_id = ${merchantId}`);

  // Two more shops: a neighbour's, and one that the town has suspended, which appeals.
  const rival = await neighbour('包子铺老板');
  const other = await openShop(town, '李记包子铺');
  await reopenTo(other.id, rival.id);
  const closed = await neighbour('停牌店老板');
  const suspended = await openShop(town, '街角杂货');
  await reopenTo(suspended.id, closed.id);
  const version = async (merchantId: number) =>
    (await db.row<{ version: number }>(sql`SELECT version FROM merchants WHERE id = ${merchantId}`))
      ?.version ?? 1;
  must(
    await as('zhou', 'merchant.suspend', {
      ...{ merchantId: suspended.id, version: await version(suspended.id), reason: '价格与公示的不符' },
    }),
  );
  must(
    await server.call(closed.token, 'merchant.appeal', { merchantId: suspended.id, body: '价格已经改正' }),
  );

  const shop = await openShop(town);
  const clerk = await shop.clerk();
  const market = openMarket(town, shop);

  const approved = await town.publish('wang', {}, 'family-01');
  const transferId =
    (await db.row<{ id: number }>(sql`SELECT transfer_id AS id FROM posts WHERE id = ${approved}`))?.id ?? 0;
  const pending = await town.write('wang');
  const draft = await town.write('wang', { submit: false });
  const rejected = async () => {
    const { id, version: seen } = await town.write('wang');
    must(await as('xu', 'review.take', { postId: id }));
    must(await as('xu', 'review.reject', { postId: id, version: seen, reason: 'place', note: '看不清门牌' }));
    return id;
  };
  const sentBack = await rejected();
  must(
    await as('wang', 'appeal.create', {
      ...{ kind: 'rejection', postId: await rejected(), body: '门牌在第二张照片里', photos: [] },
    }),
  );
  const comment = must(
    await as('wang', 'comment.create', { subject: { kind: 'post', id: approved }, body: '谢谢大家' }),
  );
  // As if WeChat had not answered for a minute: people are asked to look.
  await db.run(
    sql`UPDATE content_checks SET queue_at = 0 WHERE kind = 'comment' AND subject_id = ${comment.id}`,
  );
  must(await as('chen', 'objection.create', { transferId, reason: '那天我也在场，不是这样' }));
  must(
    await as('xu', 'adjustment.propose', {
      ...{ kind: 'compensate', residentId: people.wang, points: 200, reason: '补记三月的巡逻' },
    }),
  );

  await give(town, people.wang, 1000);
  const offer = await shop.offer();
  const voucher = await redeemed(town, 'wang', offer);
  const used = await redeemed(town, 'wang', offer);
  const { ticket } = must(
    await as('li', 'counter.check', {
      ...{ merchantId: shop.id, code: server.deps.codes.text('voucher', used.id, clock.now) },
    }),
  );
  must(await as('li', 'counter.settle', { merchantId: shop.id, ticket }));
  const product = await market.product();
  const order = await market.placed('wang', [product]);
  const news = await market.news();
  const waiting = must(
    await as('li', 'news.submit', {
      ...{ merchantId: shop.id, newsId: null, title: '明天休息', text: '进货去', photos: [] },
    }),
  );
  const thanks = must(await as('wang', 'alliance.thank', { merchantId: shop.id, text: '剪得真好' }));

  const design = async (audience: 'list' | 'need') => {
    const { id } = must(await as('li', 'card.design', { merchantId: shop.id, ...CARD, audience }));
    await shop.approve('card', id);
    return id;
  };
  const card = await design('list');
  const needCard = await design('need');
  for (const cardId of [card, needCard])
    must(await as('xu', 'card.grant', { cardId, userIds: [people.wang] }));
  const holding = must(await as('wang', 'card.mine', {})).items.find(({ cardId }) => cardId === card);

  const fund = must(
    await as('xu', 'fund.open', {
      ...{
        title: '敬老院义剪',
        cause: '每月请理发师傅到敬老院',
        communityId: east.id,
        goal: 1000,
        until: null,
        photos: [],
      },
    }),
  );
  must(await as('wang', 'fund.give', { fundId: fund.id, points: 50, anonymous: false }));
  const use = must(
    await as('xu', 'fund.use', {
      ...{ fundId: fund.id, points: 10, merchantId: other.id, purpose: '十一月义剪', photos: [] },
    }),
  );

  must(await as('wang', 'household.found', { name: '王家' }));
  const { invite } = must(await as('wang', 'household.invite', {}));
  const family = await neighbour('王家女儿');
  const worksHere = await neighbour('王家女婿', 'staff', east.id);
  for (const { id, token } of [family, worksHere]) {
    must(await server.call(token, 'household.ask', { code: invite?.code ?? '' }));
    must(await as('wang', 'household.answer', { userId: id, accept: true }));
  }
  must(await as('chen', 'household.ask', { code: invite?.code ?? '' }));
  const joining = must(await as('li', 'merchant.invite', { merchantId: shop.id }));

  const one = async (statement: Sql) => (await db.row<{ id: number }>(statement))?.id ?? 0;
  return {
    ...{ approved, pending: pending.id, draft: draft.id, sentBack, transferId, comment: comment.id },
    check: await one(
      sql`SELECT id FROM content_checks WHERE kind = 'comment' AND subject_id = ${comment.id}`,
    ),
    objection: await one(sql`SELECT id FROM objections WHERE transfer_id = ${transferId}`),
    appeal: await one(sql`SELECT id FROM appeals WHERE appellant_id = ${people.wang} AND state = 'open'`),
    adjustment: await one(
      sql`SELECT id FROM adjustments WHERE resident_id = ${people.wang} AND state = 'proposed'`,
    ),
    shopAppeal: await one(sql`SELECT id FROM merchant_appeals WHERE merchant_id = ${suspended.id}`),
    submission: await one(
      sql`SELECT id FROM submissions WHERE kind = 'news' AND subject_id = ${waiting.id} AND waiting = 1`,
    ),
    ...{ shop: shop.id, otherShop: other.id, suspendedShop: suspended.id },
    shopVersion: await version(shop.id),
    suspendedVersion: await version(suspended.id),
    ...{ offer: offer.id, offerVersion: offer.version, voucher: voucher.id, usedVoucher: used.id },
    ...{ product: product.id, productVersion: product.version, order: order.id, news, thanks: thanks.id },
    ...{ card, needCard, holding: holding?.id ?? 0, fund: fund.id, fundUse: use.id },
    ...{ resident: people.wang, asker: people.chen, community: east.id, grid: east.gridId, clerk: clerk.id },
    ...{ householdCode: invite?.code ?? '', shopCode: joining.invite?.code ?? '', haircut: HAIRCUT },
    code: server.deps.codes.text('voucher', voucher.id, clock.now),
    tokens: { clerk: clerk.token, rival: rival.token, family: family.token, kin: worksHere.token },
  };
}
