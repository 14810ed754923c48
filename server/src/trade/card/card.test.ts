import type { Api } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { outcomes } from '../../testing/open-cases';
import { openKindness, type Kindness } from '../../testing/open-kindness';
import { must } from '../../testing/open-town';
import { expectPlan, planner } from '../../testing/plans';
import type { Person } from '../../testing/town';
import { cardReviewable } from './reviewable';
import { sql } from '../../kernel/sql';

/* Designing a card, deciding about it, naming and claiming, and who reads what. The counter has a test of its own. */

type Design = Api['card.design']['input'];

let town: Kindness;
beforeAll(async () => {
  town = await openKindness();
});
afterAll(() => town.server.stop());

const DESIGN: Omit<Design, 'merchantId'> = {
  title: '邻里理发卡',
  percent: 80,
  uses: 3,
  validUntil: null,
  validDays: 30,
  terms: '周末也能用',
  audience: 'list',
  least: null,
  span: null,
  ruleCode: null,
  quota: 10,
};
const design = (changes: Partial<Design> = {}, by: Person = 'li') =>
  town.as(by, 'card.design', { merchantId: town.barber, ...DESIGN, ...changes });
const opened = async (changes: Partial<Design> = {}) => {
  const { id } = must(await design(changes));
  await town.decide(cardReviewable, id);
  return id;
};
const grant = (cardId: number, userIds: number[], by: Person = 'xu') =>
  town.as(by, 'card.grant', { cardId, userIds });
const cardOf = async (cardId: number) => {
  const { items } = must(await town.as('li', 'card.ofShop', { merchantId: town.barber, size: 50 }));
  const found = items.find(({ id }) => id === cardId);
  if (!found) throw new Error(`card ${cardId} is not listed`);
  return found;
};
const HONOUR = { audience: 'honour', least: 20, span: 'month' } as const;

describe('designing', () => {
  test('only the owner; it waits, staff read all of it, and approved it is open', async () => {
    expect((await design({}, 'wang')).error?.code).toBe('FORBIDDEN');
    await town.hire(town.barber, town.people.aygul, 'clerk');
    expect((await design({}, 'aygul')).error?.code).toBe('MERCHANT_OWNER_ONLY');
    await town.server.db.run(
      sql`UPDATE merchant_members SET active = NULL WHERE user_id = ${town.people.aygul}`,
    );

    const { id, state } = must(
      await design({ audience: 'rule', least: 2, span: 'month', ruleCode: 'family-01' }),
    );
    expect(state).toBe('waiting');
    const submission = await town.server.db.row<{ id: number; subjectId: number }>(
      sql`SELECT id, subject_id AS subjectId FROM submissions WHERE kind = 'card' AND subject_id = ${id}`,
    );
    const facts = await cardReviewable.facts(town.server.db, [submission as never], town.server.clock.now);
    expect(facts.get(submission?.id ?? 0)?.map(({ value }) => value)).toEqual([
      '邻里理发卡',
      '8 折',
      '3 次',
      '领取后 30 天',
      expect.stringMatching(/^本月因“.+”得分满 2 次的居民自己领取$/),
      '最多 10 张',
      '周末也能用',
    ]);
    expect((await town.as('wang', 'card.claim', { cardId: id })).error?.code).toBe('NOT_FOUND');
    await town.decide(cardReviewable, id);
    expect((await cardOf(id)).state).toBe('open');
  });

  test('what is sent back is never given out', async () => {
    const { id } = must(await design());
    await town.decide(cardReviewable, id, false);
    expect((await cardOf(id)).state).toBe('refused');
    expect((await grant(id, [town.people.wang])).error?.code).toBe('CARD_CLOSED');
    expect((await town.as('li', 'card.end', { cardId: id })).error?.code).toBe('CARD_CLOSED');
  });

  test('a validity and a condition that do not fit are told at their field', async () => {
    const { now } = town.server.clock;
    const errorOf = async (changes: Partial<Design>) => {
      const { error } = await design(changes);
      return [error?.code, error?.field];
    };
    expect(await errorOf({ validDays: null })).toEqual(['CARD_VALIDITY', 'validUntil']);
    expect(await errorOf({ validUntil: now + DAY })).toEqual(['CARD_VALIDITY', 'validUntil']);
    expect(await errorOf({ validDays: null, validUntil: now })).toEqual(['CARD_UNTIL', 'validUntil']);
    expect(await errorOf({ validDays: null, validUntil: now + 800 * DAY })).toEqual([
      'CARD_UNTIL',
      'validUntil',
    ]);
    expect(await errorOf({ audience: 'honour', span: 'month' })).toEqual(['CARD_AUDIENCE', 'least']);
    expect(await errorOf({ audience: 'honour', least: 3 })).toEqual(['CARD_AUDIENCE', 'span']);
    expect(await errorOf({ audience: 'rule', least: 3, span: 'year' })).toEqual([
      'CARD_AUDIENCE',
      'ruleCode',
    ]);
    expect(await errorOf({ least: 3 })).toEqual(['CARD_AUDIENCE', 'least']);
    expect(await errorOf({ audience: 'rule', least: 3, span: 'year', ruleCode: 'nothing-99' })).toEqual([
      'RULE_NOT_FOUND',
      'ruleCode',
    ]);
    expect(await errorOf({ percent: 9 })).toEqual(['BAD_INPUT', 'percent']);
    expect(await errorOf({ percent: 96 })).toEqual(['BAD_INPUT', 'percent']);
    expect(await errorOf({ uses: 101 })).toEqual(['BAD_INPUT', 'uses']);
    expect(await errorOf({ terms: '字'.repeat(201) })).toEqual(['BAD_INPUT', 'terms']);
  });

  test('a suspended shop designs nothing and gives nothing', async () => {
    const cardId = await opened();
    await town.server.db.run(sql`UPDATE merchants SET state = 'suspended' WHERE id = ${town.barber}`);
    expect((await design()).error?.code).toBe('MERCHANT_STATE');
    expect((await grant(cardId, [town.people.wang])).error?.code).toBe('MERCHANT_STATE');
    await town.server.db.run(sql`UPDATE merchants SET state = 'open' WHERE id = ${town.barber}`);
  });
});

describe('naming', () => {
  test('staff of the region name residents of theirs; who has it keeps the one they have', async () => {
    const cardId = await opened();
    const { wang, xu, he, aygul, li } = town.people;
    expect(must(await grant(cardId, [wang, he]))).toEqual({ given: 2, left: 8 });
    expect(must(await grant(cardId, [wang, wang]))).toEqual({ given: 0, left: 8 });
    const refused = async (ids: number[], by: Person = 'xu') => {
      const { error } = await grant(cardId, ids, by);
      return [error?.code, error?.field];
    };
    expect(await refused([xu])).toEqual(['CARD_NOT_SELF', 'userIds']);
    expect(await refused([aygul])).toEqual(['NOT_FOUND', 'userIds']);
    expect(await refused([987_654])).toEqual(['NOT_FOUND', 'userIds']);
    expect(await refused([li])).toEqual(['CARD_OWN_SHOP', 'userIds']);
    expect(await refused([aygul], 'liu')).toEqual(['NOT_FOUND', 'cardId']);
    expect((await grant(cardId, [wang], 'wang')).error?.code).toBe('FORBIDDEN');
    expect((await grant(await opened(HONOUR), [wang])).error?.code).toBe('CARD_NOT_GRANTED');
    const told = must(await town.as('wang', 'message.list', {})).items[0];
    expect(told?.text).toBe('您收到“平安理发店”的爱心打折卡“邻里理发卡”，到店出示，8 折。');
  });

  test('twenty who name at once never pass the quota, and one person named by all has one card', async () => {
    const cardId = await opened({ quota: 7 });
    const people = await Promise.all(Array.from({ length: 20 }, (_, index) => town.settle(`居民${index}`)));
    const answers = await Promise.all(
      people.map(({ id }, index) => grant(cardId, [id], index % 2 ? 'xu' : 'he')),
    );
    expect(outcomes(answers)).toEqual({ done: 7, refused: ['CARD_GONE'] });
    expect(await cardOf(cardId)).toMatchObject({ granted: 7, quota: 7 });

    const again = await opened();
    const twins = await Promise.all(Array.from({ length: 10 }, () => grant(again, [town.people.wang])));
    expect(twins.reduce((sum, { reply }) => sum + reply.given, 0)).toBe(1);
    expect((await cardOf(again)).granted).toBe(1);
  });

  test('an ended card, and one whose day is over, are given to nobody; those that are out stay', async () => {
    const until = town.server.clock.now + DAY;
    const [ended, over] = [await opened(), await opened({ validDays: null, validUntil: until })];
    must(await grant(ended, [town.people.wang]));
    expect((await town.as('chen', 'card.end', { cardId: ended })).error?.code).toBe('NOT_FOUND');
    expect(must(await town.as('li', 'card.end', { cardId: ended })).state).toBe('ended');
    expect(must(await town.as('li', 'card.end', { cardId: ended })).state).toBe('ended');
    expect((await grant(ended, [town.people.he])).error?.code).toBe('CARD_CLOSED');
    const held = must(await town.as('wang', 'card.mine', { size: 50 })).items;
    expect(held.find(({ cardId }) => cardId === ended)?.state).toBe('good');
    town.server.clock.forward(DAY);
    expect((await grant(over, [town.people.wang])).error?.code).toBe('CARD_CLOSED');
    expect((await cardOf(over)).state).toBe('over');
    town.server.clock.forward(-DAY);
  });

  test('staff find the cards to name people for, and whom they named', async () => {
    const cardId = await opened({ audience: 'need' });
    must(await grant(cardId, [town.people.wang]));
    must(await grant(cardId, [town.people.he]));
    const first = must(await town.as('xu', 'card.toGrant', { size: 1 }));
    expect(first.items[0]).toMatchObject({ id: cardId, ownShop: false, granted: 2 });
    const counted = async () => must(await town.as('xu', 'review.count', {})).cardsToGrant;
    const before = await counted();
    await town.server.db.run(sql`UPDATE cards SET quota = granted WHERE id = ${cardId}`);
    expect([before > 0, await counted()]).toEqual([true, before - 1]);
    expect(must(await town.as('liu', 'review.count', {})).cardsToGrant).toBe(0);
    const second = must(await town.as('zhou', 'card.toGrant', { size: 1, cursor: first.next ?? '' }));
    expect(second.items[0]?.id).toBeLessThan(cardId);
    expect(must(await town.as('liu', 'card.toGrant', {})).items).toEqual([]);
    const one = must(await town.as('xu', 'card.holders', { cardId, size: 1 }));
    const rest = must(await town.as('xu', 'card.holders', { cardId, cursor: one.next ?? '' }));
    expect([...one.items, ...rest.items].map(({ name }) => name)).toEqual(['何静', '王秀兰']);
    expect(one.card).toMatchObject({ shop: '平安理发店', audience: 'need', granted: 2, used: 0 });
    expect((await town.as('liu', 'card.holders', { cardId })).error?.code).toBe('NOT_FOUND');
    expect((await town.as('li', 'card.holders', { cardId })).error?.code).toBe('FORBIDDEN');
  });
});

describe('earning', () => {
  test('by honour: who has it finds the card and takes it once', async () => {
    const cardId = await opened(HONOUR);
    expect((await town.as('wang', 'card.claim', { cardId })).error?.code).toBe('CARD_NOT_EARNED');
    await town.publish('wang', {}, 'family-01');
    const { items } = must(await town.as('wang', 'card.claimable', {}));
    expect(items.map(({ id }) => id)).toContain(cardId);
    expect(must(await town.as('he', 'card.claimable', {})).items).toEqual([]);
    const twins = await Promise.all(
      Array.from({ length: 5 }, () => town.as('wang', 'card.claim', { cardId })),
    );
    expect(outcomes(twins)).toEqual({ done: 1, refused: ['CARD_HAS'] });
    expect((await cardOf(cardId)).granted).toBe(1);
    const after = must(await town.as('wang', 'card.claimable', {})).items;
    expect(after.map(({ id }) => id)).not.toContain(cardId);
  });

  test('by a rule: so many times this month or last; a deed taken back does not count', async () => {
    const rule = { audience: 'rule', ruleCode: 'family-01' } as const;
    const [once, twice, last] = [
      await opened({ ...rule, least: 1, span: 'month' }),
      await opened({ ...rule, least: 2, span: 'year' }),
      await opened({ ...rule, least: 1, span: 'last_month' }),
    ];
    const claim = async (cardId: number) =>
      (await town.as('wang', 'card.claim', { cardId })).error?.code ?? 'done';
    expect(await claim(twice)).toBe('CARD_NOT_EARNED');
    expect(await claim(last)).toBe('CARD_NOT_EARNED');
    const found = must(await town.as('wang', 'card.claimable', {})).items;
    expect(found.find(({ id }) => id === once)).toMatchObject({ least: 1, span: 'month', left: 10 });
    town.server.clock.forward(31 * DAY);
    for (const one of ['wang', 'li', 'xu'] as const)
      town.tokens[one] = await town.server.signIn(town.people[one]);
    expect(await claim(once)).toBe('CARD_NOT_EARNED');
    expect(await claim(last)).toBe('done');
    town.server.clock.forward(-31 * DAY);
    await town.server.db.run(
      sql`INSERT INTO transfers (town_id, community_id, transfer_key, input_hash, kind, resident_id, points, title, seal, unit_id,
          reviewers, occurred_at, created_at, reverses_id)
        SELECT town_id, community_id, 'test:reversed', '', 'reverse', resident_id, -points, '更正', '更正', unit_id, 1, created_at,
          created_at, id FROM transfers WHERE kind = 'award' AND resident_id = ${town.people.wang}`,
    );
    expect(await claim(once)).toBe('CARD_NOT_EARNED');
  });

  test('twenty claims at once never pass the quota', async () => {
    const cardId = await opened({ ...HONOUR, quota: 6 });
    const people = await Promise.all(Array.from({ length: 20 }, (_, index) => town.settle(`邻居${index}`)));
    await town.server.db.run(
      sql`INSERT INTO honour_totals (period, user_id, town_id, community_id, ranked, points) VALUES ${people.map(({ id }) => ['M2026-11', id, town.server.town.townId, town.server.town.east.id, 1, 50])}`,
    );
    const answers = await Promise.all(
      people.map(({ token }) => town.server.call(token, 'card.claim', { cardId })),
    );
    expect(outcomes(answers)).toEqual({ done: 6, refused: ['CARD_GONE'] });
    expect((await cardOf(cardId)).granted).toBe(6);
    const rows = await town.server.db.rows(sql`SELECT id FROM card_holdings WHERE card_id = ${cardId}`);
    expect(rows).toHaveLength(6);
  });

  test('who works in the shop, and who is named by staff, claims nothing; pages go through all once', async () => {
    await town.publish('chen', {}, 'family-01');
    const own = must(
      await town.as('chen', 'card.design', { merchantId: town.grocer, ...DESIGN, ...HONOUR }),
    ).id;
    await town.decide(cardReviewable, own);
    expect((await town.as('chen', 'card.claim', { cardId: own })).error?.code).toBe('CARD_OWN_SHOP');
    const named = await opened({ audience: 'need' });
    expect((await town.as('chen', 'card.claim', { cardId: named })).error?.code).toBe('NOT_FOUND');
    const all = must(await town.as('chen', 'card.claimable', { size: 50 })).items.map(({ id }) => id);
    expect(all).not.toContain(own);
    expect(all.length).toBeGreaterThan(1);
    const first = must(await town.as('chen', 'card.claimable', { size: 1 }));
    const rest = must(await town.as('chen', 'card.claimable', { size: 50, cursor: first.next ?? '' }));
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
  });
});

describe('who is in need', () => {
  test('no reply to the shop, to a colleague who works there or to the public tells it', async () => {
    const { id: holder, token } = await town.settle('古丽娜尔');
    const cardId = await opened({ audience: 'need', title: '暖心卡' });
    must(await grant(cardId, [holder]));
    await town.hire(town.barber, town.people.he, 'clerk');
    expect((await town.as('li', 'card.given', { cardId })).error?.code).toBe('CARD_PRIVATE');
    expect((await town.as('he', 'card.given', { cardId })).error?.code).toBe('CARD_PRIVATE');
    expect((await town.as('he', 'card.holders', { cardId })).error?.code).toBe('DECIDE_OTHER');
    expect((await grant(cardId, [holder], 'he')).error?.code).toBe('DECIDE_OTHER');
    expect((await town.as('wang', 'card.given', { cardId })).error?.code).toBe('NOT_FOUND');
    const { items } = must(await town.as('he', 'card.toGrant', { size: 50 }));
    expect(items.find(({ id }) => id === cardId)?.ownShop).toBe(true);
    const read = [
      must(await town.as('li', 'card.ofShop', { merchantId: town.barber, size: 50 })),
      must(await town.as('he', 'card.toGrant', { size: 50 })),
      must(await town.as(null, 'card.figures', {})),
      must(await town.as('wang', 'card.figures', {})),
      must(await town.as('wang', 'card.claimable', { size: 50 })),
    ];
    for (const reply of read) expect(JSON.stringify(reply)).not.toMatch(/古|尔"|userId/);
    // Not even the holder's own screen says for what.
    const mine = must(await town.server.call(token, 'card.mine', {}));
    expect(JSON.stringify(mine)).not.toMatch(/need|audience|困难/);
    const told = must(await town.server.call(token, 'message.list', {}));
    expect(JSON.stringify(told)).not.toMatch(/困难/);
    await town.server.db.run(
      sql`UPDATE merchant_members SET active = NULL WHERE user_id = ${town.people.he}`,
    );
  });

  test('figures tell how much, and count who is in need with all that staff named', async () => {
    const before = must(await town.as(null, 'card.figures', {}));
    must(await grant(await opened({ audience: 'need' }), [town.people.wang]));
    const after = must(await town.as(null, 'card.figures', {}));
    must(await grant(await opened(), [town.people.wang]));
    const last = must(await town.as('wang', 'card.figures', {}));
    expect(after).toEqual({
      ...before,
      cards: before.cards + 1,
      granted: before.granted + 1,
      named: before.named + 1,
    });
    expect(last).toMatchObject({ cards: before.cards + 2, named: before.named + 2, shops: 2 });
    expect(last.byHonour + last.byRule + last.named).toBe(last.granted);
    expect(Object.keys(last).sort()).toEqual(
      ['byHonour', 'byRule', 'cards', 'granted', 'named', 'shops', 'used'].sort(),
    );
  });

  test('a card given by list is told to the shop with shortened names, in pages', async () => {
    const cardId = await opened();
    must(await grant(cardId, [town.people.wang]));
    must(await grant(cardId, [town.people.zhou], 'xu'));
    const first = must(await town.as('li', 'card.given', { cardId, size: 1 }));
    const second = must(await town.as('li', 'card.given', { cardId, size: 1, cursor: first.next ?? '' }));
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['周*', '王*兰']);
    expect(second.next).toBeNull();
    expect(first.card).toMatchObject({ audience: 'list', granted: 2 });
  });
});

test('lists keep to their index', async () => {
  const plansOf = planner(town);
  const of = async <N extends keyof Api>(
    table: string,
    by: Person,
    name: N,
    input: Api[N]['input'],
    key: string,
  ) =>
    expectPlan(
      (await plansOf(table, by, name, input)).plans[0]?.filter(({ type }) => type !== 'const'),
      key,
    );
  await of('card_holdings', 'wang', 'card.mine', {}, 'user');
  await of('cards', 'li', 'card.ofShop', { merchantId: town.barber }, 'merchant');
  await of('cards', 'xu', 'card.toGrant', {}, 'community_open');
  await of('cards', 'chen', 'card.claimable', {}, 'town_open');
});
