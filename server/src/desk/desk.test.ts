import { DAY } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { assertBookHolds } from '../testing/book';
import { openCases, outcomes, RULE, type Cases } from '../testing/open-cases';
import { openShop } from '../testing/open-shop';
import { draft, must } from '../testing/open-town';
import type { Person } from '../testing/town';
import { sql } from '../kernel/sql';

let cases: Cases;
beforeAll(async () => {
  cases = await openCases();
  await cases.server.db.run(
    sql`UPDATE scoring_rules SET rule = JSON_SET(rule, '$.caps', JSON_OBJECT(), '$.cooldownHours', 0) WHERE code IN (${[EIGHTY, HUNDRED]})`,
  );
});
afterAll(() => cases.server.stop());
afterEach(() => assertBookHolds(cases.server.db));

/** Two rules of posts that two people decide, and one that one person decides. */
const [EIGHTY, HUNDRED] = ['family-12', 'safety-07'] as const;

const wrote = async (author: Person) => {
  const { id: postId, version } = await cases.write(author);
  return { postId, version };
};
const take = (by: Person, postId: number) => cases.as(by, 'review.take', { postId });
const approve = async (
  by: Person,
  { postId, version }: { postId: number; version: number },
  ruleCode: string | null,
) => {
  must(await take(by, postId));
  return must(await cases.as(by, 'review.approve', { postId, version, ruleCode }));
};
const transferOf = (id: number | null) =>
  cases.server.db.row(
    sql`SELECT points, rule_code AS rule, reviewers, actor_id AS first, second_actor_id AS second FROM transfers WHERE id = ${id}`,
  );

/** One more member of the east's staff. */
const colleague = async (name = '林岚') => {
  const { db, town, clock } = cases.server;
  const { insertId: id } = await db.run(
    sql`INSERT INTO users (name, avatar, role, town_id, community_id, scope_region_id, created_at) VALUES (${name}, 'tea', 'staff', ${town.townId}, ${town.east.id}, ${town.east.id}, ${clock.now})`,
  );
  return { id, token: await cases.server.signIn(id) };
};

describe('two people agree to one thing', () => {
  test('a second one who wants another rule starts over at one, and whoever agreed before may then be the second', async () => {
    const { people } = cases;
    const made = await wrote('wang');
    expect(await approve('xu', made, EIGHTY)).toMatchObject({ state: 'pending', second: true });
    const desk = must(await take('he', made.postId));
    expect(desk).toMatchObject({ firstReviewer: '许雯', agreed: { ruleCode: EIGHTY, points: 80 } });
    expect(desk.agreed?.title).not.toBe(EIGHTY);

    // The other rule would be worth 100: nobody but 何静 has agreed to it.
    expect(await approve('he', made, HUNDRED)).toMatchObject({ state: 'pending', second: true, points: 0 });
    expect((await take('he', made.postId)).error?.code).toBe('REVIEW_SAME_PERSON');
    const again = must(await take('xu', made.postId));
    expect(again).toMatchObject({ firstReviewer: '何静', agreed: { ruleCode: HUNDRED, points: 100 } });
    const { transferId } = await approve('xu', made, HUNDRED);
    expect(await transferOf(transferId)).toEqual({
      ...{ points: 100, rule: HUNDRED, reviewers: 2 },
      ...{ first: people.he, second: people.xu },
    });
  });

  test('a second one who wants a rule that one person decides decides it alone', async () => {
    const made = await wrote('wang');
    await approve('xu', made, EIGHTY);
    const { transferId } = await approve('he', made, RULE);
    expect(await transferOf(transferId)).toMatchObject({
      ...{ rule: RULE, reviewers: 1 },
      ...{ first: cases.people.he, second: null },
    });
  });

  test('a rule that has changed since is another one', async () => {
    const { db, town } = cases.server;
    const made = await wrote('chen');
    await approve('xu', made, EIGHTY);
    await db.run(
      sql`INSERT INTO scoring_rules (town_id, code, version, in_force, rule, created_at)
        SELECT town_id, code, 2, NULL, JSON_SET(rule, '$.version', 2, '$.points', 90), created_at FROM scoring_rules WHERE town_id = ${town.townId} AND code = ${EIGHTY}`,
    );
    const putInForce = async (version: number) => {
      await db.run(
        sql`UPDATE scoring_rules SET in_force = NULL WHERE town_id = ${town.townId} AND code = ${EIGHTY}`,
      );
      await db.run(
        sql`UPDATE scoring_rules SET in_force = 1 WHERE town_id = ${town.townId} AND code = ${EIGHTY} AND version = ${version}`,
      );
    };
    await putInForce(2);
    expect(must(await take('he', made.postId)).agreed?.points).toBe(80);
    expect(await approve('he', made, EIGHTY)).toMatchObject({ second: true });
    expect(await approve('xu', made, EIGHTY)).toMatchObject({ state: 'approved', points: 90 });
    await putInForce(1);
  });

  test('an edit voids what the first has agreed to', async () => {
    const made = await wrote('wang');
    await approve('xu', made, HUNDRED);
    const { version } = must(
      await cases.as('wang', 'post.edit', { ...draft(), id: made.postId, version: made.version }),
    );
    expect(must(await take('xu', made.postId)).agreed).toBeNull();
    must(await cases.as('xu', 'review.reject', { postId: made.postId, version, reason: 'time', note: '' }));
  });

  test('of two who confirm an appeal at once one does, whatever they want', async () => {
    const other = await colleague();
    for (const [confirmed, wanted] of [
      [HUNDRED, HUNDRED],
      [HUNDRED, EIGHTY],
      [EIGHTY, EIGHTY],
    ] as const) {
      const postId = await cases.sendBack('wang', HUNDRED);
      const { id } = must(
        await cases.as('wang', 'appeal.create', { kind: 'rejection', postId, body: '确实做了', photos: [] }),
      );
      const decide = (ruleCode: string) => ({ id, uphold: true, answer: '核实过了', ruleCode });
      must(await cases.as('he', 'appeal.decide', decide(HUNDRED)));
      const waiting = must(await cases.as('zhou', 'appeal.queue', { size: 50 })).items.find(
        (one) => one.id === id,
      );
      expect(waiting).toMatchObject({ firstAgreed: true, agreed: { ruleCode: HUNDRED, points: 100 } });
      const answers = await Promise.all([
        cases.as('zhou', 'appeal.decide', decide(confirmed)),
        cases.server.call(other.token, 'appeal.decide', decide(wanted)),
      ]);
      const upheld = answers.filter((answer) => !answer.error && answer.reply.state === 'upheld');
      if (confirmed === HUNDRED) expect(upheld).toHaveLength(1);
      if (confirmed === HUNDRED && wanted === HUNDRED)
        expect(outcomes(answers)).toEqual({ done: 1, refused: ['ALREADY_DECIDED'] });
      // Both wanted what 何静 did not: the first of them starts over, and the second confirms what that one agreed to.
      if (confirmed === EIGHTY) {
        expect(upheld.map(({ reply }) => reply.points)).toEqual([80]);
        expect(outcomes(answers).done).toBe(2);
      }
      const given = await cases.server.db.rows(sql`SELECT id FROM transfers WHERE post_id = ${postId}`);
      expect(given).toHaveLength(1);
    }
  });

  test('taking and deciding at once: a decision is made once', async () => {
    for (let round = 0; round < 5; round++) {
      const made = await wrote('wang');
      must(await take('xu', made.postId));
      const input = { ...made, ruleCode: null };
      const answers = await Promise.all([
        cases.as('xu', 'review.approve', input),
        take('he', made.postId),
        cases.as('xu', 'review.approve', input),
        cases.as('xu', 'review.reject', { ...made, reason: 'time', note: '' }),
      ]);
      expect([answers[0], answers[2], answers[3]].filter(({ error }) => !error)).toHaveLength(1);
      const decided = await cases.server.db.rows(
        sql`SELECT decision FROM decisions WHERE kind = 'post' AND subject_id = ${made.postId}`,
      );
      expect(decided).toHaveLength(1);
    }
  });
});

describe('who has a part in it', () => {
  const live = async (household: number, person: Person, left: number | null) => {
    const { now } = cases.server.clock;
    await cases.server.db.run(
      sql`INSERT INTO household_members (household_id, user_id, member, state, asked_at, joined_at, left_at) VALUES (${[
        ...[household, cases.people[person], left === null ? 1 : null, left === null ? 'joined' : 'left'],
        ...[now, now, left],
      ]})`,
    );
  };
  const clear = async () => {
    await cases.server.db.run(sql`DELETE FROM household_members`);
    await cases.server.db.run(sql`DELETE FROM merchant_members`);
  };
  const work = (shop: number, person: Person, until: number | null) =>
    cases.server.db.run(
      sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since, until) VALUES (${shop}, ${cases.people[person]}, 'clerk', ${until === null ? 1 : null}, 0, ${until})`,
    );
  afterEach(clear);

  /** What list, button and call say of one post to one reviewer. */
  const asked = async (by: Person, postId: number) => {
    const { items } = must(await cases.as(by, 'review.queue', { size: 50 }));
    const list = items.find(({ id }) => id === postId)?.mine === false;
    const button = must(await cases.as(by, 'post.get', { id: postId })).can.review;
    const call = !(await take(by, postId)).error;
    if (call) must(await cases.as(by, 'review.release', { postId }));
    return { list, button, call };
  };
  const ALL = { list: true, button: true, call: true };
  const NONE = { list: false, button: false, call: false };

  test('list, button and call agree: author, family, shop, colleague, first reviewer; thirty days after as well', async () => {
    const { now } = cases.server.clock;
    const { insertId: shop } = await cases.server.db.run(
      sql`INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence,
          state, pact_version, created_at, joined_at)
        SELECT ${cases.server.town.townId}, ${cases.server.town.east.id}, '对照店', 'hair', '', '', '', 0, 0, '[]', '', '[]', '[]', 'open', 1, 0, 0`,
    );
    const { postId } = await wrote('wang');
    const inName = await wrote('chen');
    await cases.server.db.run(sql`UPDATE posts SET merchant_id = ${shop} WHERE id = ${inName.postId}`);
    expect(await asked('xu', postId)).toEqual(ALL);

    for (const [left, says] of [
      [null, NONE],
      [now - 29 * DAY, NONE],
      [now - 31 * DAY, ALL],
    ] as const) {
      await live(1, 'xu', null);
      await live(1, 'wang', left);
      expect([left, await asked('xu', postId)]).toEqual([left, says]);
      await clear();
      // In the same shop as the author, and where the shop itself speaks.
      await work(shop, 'xu', left);
      expect([left, await asked('xu', inName.postId)]).toEqual([left, says]);
      await work(shop, 'wang', null);
      expect([left, await asked('xu', postId)]).toEqual([left, says]);
      await clear();
      // 许雯's family has the shop.
      await live(2, 'xu', left);
      await live(2, 'li', null);
      await work(shop, 'li', null);
      expect([left, await asked('xu', inName.postId)]).toEqual([left, says]);
      await clear();
    }
    const own = await wrote('xu');
    expect(await asked('xu', own.postId)).toEqual(NONE);
    const first = await wrote('wang');
    await approve('xu', first, HUNDRED);
    expect(await asked('xu', first.postId)).toEqual(NONE);
    expect(await asked('he', first.postId)).toEqual(ALL);
    // Who lives with the first is no second.
    await live(3, 'he', null);
    await live(3, 'xu', null);
    expect(await asked('he', first.postId)).toEqual(NONE);
  });

  test('of one’s own family one neither reviews, hides, adjusts, nor decides objections, appeals and proposals', async () => {
    const { people } = cases;
    const shown = await cases.publish('wang', {}, null);
    const earned = await cases.earn('wang');
    const objection = must(
      await cases.as('chen', 'objection.create', { transferId: earned.transferId, reason: '没看见' }),
    );
    const sentBack = await cases.sendBack('wang');
    const appeal = must(
      await cases.as('wang', 'appeal.create', {
        kind: 'rejection',
        postId: sentBack,
        body: '做了',
        photos: [],
      }),
    );
    const proposal = must(
      await cases.as('xu', 'adjustment.propose', {
        ...{ kind: 'bonus', residentId: people.wang, points: 50, reason: '热心' },
      }),
    );
    await live(4, 'he', null);
    await live(4, 'wang', null);
    const pending = await wrote('wang');
    const refused = async () => [
      (await take('he', pending.postId)).error?.code,
      (await cases.as('he', 'post.hide', { id: shown, reason: '露脸' })).error?.code,
      (await cases.as('he', 'objection.decide', { id: objection.id, uphold: false, answer: '看过' })).error
        ?.code,
      (
        await cases.as('he', 'appeal.decide', {
          id: appeal.id,
          uphold: false,
          answer: '看过',
          ruleCode: null,
        })
      ).error?.code,
      (await cases.as('he', 'adjustment.decide', { id: proposal.id, agree: true, answer: '' })).error?.code,
      (
        await cases.as('he', 'adjustment.propose', {
          ...{ kind: 'compensate', residentId: people.wang, points: 5, reason: '补' },
        })
      ).error?.code,
    ];
    expect(await refused()).toEqual(Array(6).fill('DECIDE_OTHER'));
    expect(must(await cases.as('he', 'post.get', { id: shown })).can.hide).toBe(false);
    const lists = [
      must(await cases.as('he', 'objection.queue', { size: 50 })).items.find(({ id }) => id === objection.id),
      must(await cases.as('he', 'appeal.queue', { size: 50 })).items.find(({ id }) => id === appeal.id),
      must(await cases.as('he', 'adjustment.queue', { size: 50 })).items.find(({ id }) => id === proposal.id),
    ];
    expect(lists.map((one) => one?.mayDecide)).toEqual([false, false, false]);
    await clear();
    must(await cases.as('he', 'adjustment.decide', { id: proposal.id, agree: false, answer: '下次' }));
    must(await cases.as('zhou', 'objection.decide', { id: objection.id, uphold: false, answer: '看过' }));
  });
});

test('what one person gives one resident alone is counted over thirty days, however many at once', async () => {
  const { people } = cases;
  const propose = (points: number, kind: 'correct' | 'compensate' = 'compensate') =>
    cases.as('he', 'adjustment.propose', { kind, residentId: people.li, points, reason: '补记' });
  const aloneUpTo = async (by: Person = 'he') =>
    must(await cases.as(by, 'resident.search', { name: '李师傅' })).items[0]?.aloneUpTo;
  expect(await aloneUpTo()).toBe(20);
  const made = await Promise.all(Array.from({ length: 10 }, () => propose(5)));
  const states = made.map((answer) => must(answer).state);
  expect(states.filter((state) => state === 'posted')).toHaveLength(4);
  expect(states.filter((state) => state === 'proposed')).toHaveLength(6);
  expect(await aloneUpTo()).toBe(0);
  expect(await aloneUpTo('xu')).toBe(20);
  cases.server.clock.forward(30 * DAY - 1);
  expect(must(await propose(1, 'correct')).state).toBe('proposed');
  cases.server.clock.forward(1);
  expect(must(await propose(20)).state).toBe('posted');
  // What two have agreed to does not count.
  const two = must(
    await cases.as('xu', 'adjustment.propose', {
      ...{ kind: 'compensate', residentId: people.li, points: 40, reason: '补记' },
    }),
  );
  must(await cases.as('zhou', 'adjustment.decide', { id: two.id, agree: true, answer: '' }));
  expect(await aloneUpTo('xu')).toBe(20);
});

test('every decision is kept, with what was agreed, before and after; nobody changes it', async () => {
  const { db } = cases.server;
  const made = await wrote('wang');
  await approve('xu', made, EIGHTY);
  const { transferId } = await approve('zhou', made, EIGHTY);
  const kept = await db.rows(
    sql`SELECT decision, actor_id AS actor, before_state AS was, after_state AS became, rule_code AS rule, points FROM decisions
      WHERE kind = 'post' AND subject_id = ${made.postId} ORDER BY id`,
  );
  const { xu, zhou } = cases.people;
  const terms = { rule: EIGHTY, points: 80 };
  expect(kept).toEqual([
    { decision: 'second', actor: xu, was: 'pending', became: 'pending', ...terms },
    { decision: 'approve', actor: zhou, was: 'pending', became: 'approved', ...terms },
  ]);
  expect(transferId).not.toBeNull();
  await expect(db.run(sql`UPDATE decisions SET points = 1`)).rejects.toThrow(/append-only/);
  await expect(db.run(sql`DELETE FROM decisions`)).rejects.toThrow(/append-only/);
});

describe('at the counter', () => {
  test('nobody settles, undoes, readies or refuses what is their own or their family’s', async () => {
    const { server, people, tokens } = cases;
    const shop = await openShop(cases);
    const offer = await shop.offer();
    await cases.give('wang', 120);
    const voucher = async (by: Person) =>
      must(await cases.as(by, 'voucher.redeem', { offerId: offer.id, version: offer.version }));
    const settle = async (by: Person, id: number, code: string) => {
      const checked = must(await cases.as(by, 'counter.check', { merchantId: shop.id, code }));
      expect(checked.id).toBe(id);
      return must(await cases.as(by, 'counter.settle', { merchantId: shop.id, ticket: checked.ticket }));
    };
    const codeOf = async (by: Person, voucherId: number) =>
      must(await cases.as(by, 'voucher.show', { voucherId })).codes[0]?.number ?? '';
    const undo = (token: string, id: number) =>
      server.call(token, 'counter.undo', { merchantId: shop.id, kind: 'voucher', id, reason: '点错了' });

    const { id } = await voucher('wang');
    await settle('li', id, await codeOf('wang', id));
    const before = (await cases.summary('wang')).balance;
    // 王秀兰 begins to work there, with what she has used still fresh.
    await shop.hire(people.wang, 'clerk');
    expect((await undo(tokens.wang, id)).error).toMatchObject({ code: 'CODE_OWN', field: 'id' });
    expect((await cases.summary('wang')).balance).toBe(before);
    // So does who lives with her; a colleague does it.
    const clerk = await shop.clerk();
    const { now } = server.clock;
    for (const userId of [people.wang, clerk.id])
      await server.db.run(
        sql`INSERT INTO household_members (household_id, user_id, member, state, asked_at, joined_at) VALUES (77, ${userId}, 1, 'joined', ${now}, ${now})`,
      );
    expect((await undo(clerk.token, id)).error?.code).toBe('CODE_OWN');
    server.clock.forward(LIMITS.undoMs / 2);
    expect(must(await undo(tokens.li, id)).undone).toBe(true);
    const kept = await server.db.row(
      sql`SELECT decision, actor_id AS actor, unit_id AS unit FROM decisions WHERE kind = 'voucher' AND subject_id = ${id}`,
    );
    expect(kept).toEqual({ decision: 'undo', actor: people.li, unit: null });
    await server.db.run(sql`DELETE FROM household_members WHERE household_id = 77`);
  });

  test('a member of staff who has just left a shop is no stranger to it', async () => {
    const { server, people } = cases;
    const shop = await openShop(cases, '惠民超市');
    await shop.hire(people.he, 'clerk');
    must(await cases.as('he', 'merchant.remove', { merchantId: shop.id, userId: people.he }));
    const { version } = must(await cases.as('xu', 'merchant.file', { merchantId: shop.id }));
    const suspend = () =>
      cases.as('he', 'merchant.suspend', { merchantId: shop.id, version, reason: '没有亮证' });
    expect((await suspend()).error?.code).toBe('SUBMISSION_OWN_SHOP');
    server.clock.forward(31 * DAY);
    must(await suspend());
  });
});
