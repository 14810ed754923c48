import type { Api } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { openKindness, refusalOf, type Kindness } from '../../testing/open-kindness';
import { AHEAD } from '../code/rolling-code';
import { must } from '../../testing/open-town';
import type { Person } from '../../testing/town';
import { cardReviewable } from './reviewable';
import { cardPresentable } from './at-counter';
import { sql } from '../../kernel/sql';

/* A card at the counter: what it is good for, one code one use, and taking a use back. */

let town: Kindness;
let counter: ReturnType<Kindness['counter']>;
beforeAll(async () => {
  town = await openKindness();
  counter = town.counter(cardPresentable, town.barber);
});
afterAll(() => town.server.stop());

type Design = Api['card.design']['input'];

/** A card in somebody's hands; gives the holding. */
async function held(changes: Partial<Design> = {}, person: Person = 'wang'): Promise<number> {
  const { id } = must(
    await town.as('li', 'card.design', {
      merchantId: town.barber,
      title: '邻里理发卡',
      percent: 85,
      uses: 2,
      validUntil: null,
      validDays: 30,
      terms: '',
      audience: 'list',
      least: null,
      span: null,
      ruleCode: null,
      quota: 10,
      ...changes,
    }),
  );
  await town.decide(cardReviewable, id);
  if (changes.audience === 'honour') return must(await town.as(person, 'card.claim', { cardId: id })).id;
  must(await town.as('xu', 'card.grant', { cardId: id, userIds: [town.people[person]] }));
  const { items } = must(await town.as(person, 'card.mine', { size: 50 }));
  return items.find(({ cardId }) => cardId === id)?.id ?? 0;
}
const mine = async (holdingId: number) =>
  must(await town.as('wang', 'card.mine', { size: 50 })).items.find(({ id }) => id === holdingId);
/** No code that was good before is good any more. */
const later = () => town.server.clock.forward(45_000);
const clerkOf = async (name: string) => {
  const { id } = await town.settle(name);
  await town.hire(town.barber, id, 'clerk');
  return town.counter(cardPresentable, town.barber, { id, name });
};

describe('showing', () => {
  test('codes for the next minutes; only while they are shown the number can be read out', async () => {
    const id = await held();
    expect(await cardPresentable.shownNow(town.server.db, town.barber, town.server.clock.now)).not.toContain(
      id,
    );
    const { codes, now } = must(await town.as('wang', 'card.show', { holdingId: id }));
    expect(now).toBe(town.server.clock.now);
    expect(codes).toHaveLength(AHEAD);
    expect(town.server.deps.codes.hasNumber('card', id, codes[0]?.number.replace(' ', '') ?? '', now)).toBe(
      true,
    );
    expect(await cardPresentable.shownNow(town.server.db, town.barber, now)).toContain(id);
    expect(await cardPresentable.shownNow(town.server.db, town.grocer, now)).not.toContain(id);
    expect(await cardPresentable.shownNow(town.server.db, town.barber, now + 10 * 60_000)).not.toContain(id);
    expect((await town.as('he', 'card.show', { holdingId: id })).error?.code).toBe('NOT_FOUND');
  });

  test('what is over or used up is not shown', async () => {
    const over = await held({ validDays: null, validUntil: town.server.clock.now + 1000 });
    town.server.clock.forward(1000);
    expect((await town.as('wang', 'card.show', { holdingId: over })).error?.code).toBe('CARD_USELESS');
    expect((await mine(over))?.state).toBe('over');
    const once = await held({ uses: 1 });
    await counter.settle(once);
    expect((await town.as('wang', 'card.show', { holdingId: once })).error?.code).toBe('CARD_USELESS');
    expect((await mine(once))?.state).toBe('used_up');
  });
});

describe('at the counter', () => {
  test('the clerk reads what it is good for, and one tap counts one use', async () => {
    const id = await held({ terms: '不含烫染' });
    const presented = await counter.present(id);
    expect(presented).toMatchObject({
      kind: 'card',
      title: '邻里理发卡',
      price: null,
      listPrice: null,
      points: 0,
    });
    expect(presented.lines).toEqual(['8.5 折', '还剩 2 次', '不含烫染']);
    const settled = await counter.settle(id);
    expect(settled).toMatchObject({ kind: 'card', undone: false, clerk: '李师傅', price: null });
    expect(settled.undoUntil).toBe(town.server.clock.now + LIMITS.undoMs);
    expect(await mine(id)).toMatchObject({ used: 1, usesLeft: 1, state: 'good' });
  });

  test('each way in which a card is no good has its own answer', async () => {
    const id = await held({ uses: 1, validDays: 1 });
    expect(await refusalOf(town.counter(cardPresentable, town.grocer).present(id))).toBe('CODE_OTHER_SHOP');
    expect(await refusalOf(town.counter(cardPresentable, town.grocer).settle(id))).toBe('CODE_OTHER_SHOP');
    expect(await refusalOf(counter.present(987_654))).toBe('CODE_UNKNOWN');
    expect(await refusalOf(counter.settle(987_654))).toBe('CODE_UNKNOWN');
    await town.hire(town.barber, town.people.wang, 'clerk');
    expect(await refusalOf(counter.present(id))).toBe('CODE_OWN');
    await town.server.db.run(
      sql`UPDATE merchant_members SET active = NULL WHERE user_id = ${town.people.wang}`,
    );
    await counter.settle(id);
    later();
    expect(await refusalOf(counter.present(id))).toBe('CODE_USED');
    expect(await refusalOf(counter.settle(id))).toBe('CODE_USED');
    const two = await held({ validDays: 1 });
    await counter.settle(two);
    town.server.clock.forward(44_999);
    expect(await refusalOf(counter.present(two))).toBe('CARD_AGAIN');
    expect(await refusalOf(counter.settle(two))).toBe('CARD_AGAIN');
    town.server.clock.forward(1);
    expect((await counter.present(two)).lines).toContain('还剩 1 次');
    town.server.clock.forward(3 * DAY);
    expect(await refusalOf(counter.present(two))).toBe('CODE_EXPIRED');
    expect(await refusalOf(counter.settle(two))).toBe('CODE_EXPIRED');
    town.server.clock.forward(-3 * DAY);
  });

  test('fifty clerks race with one code: one use', async () => {
    const id = await held({ uses: null });
    const clerks = await Promise.all(Array.from({ length: 50 }, (_, index) => clerkOf(`店员${index}`)));
    const checked = town.server.clock.now;
    // They scanned it while it was good, and tap when they like.
    town.server.clock.forward(40_000);
    const results = await Promise.all(
      clerks.map((one, index) => refusalOf(one.settle(id, checked + index * 800))),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(new Set(results)).toEqual(new Set(['done', 'CARD_AGAIN']));
    expect(await mine(id)).toMatchObject({ used: 1, usesLeft: null });
    later();
    await counter.settle(id);
    expect(await mine(id)).toMatchObject({ used: 2 });
  });

  test('fifty codes of one card with three uses, at once: three uses', async () => {
    const id = await held({ uses: 3 });
    const { now } = town.server.clock;
    const results: string[] = [];
    for (let round = 0; round < 5; round++) {
      later();
      results.push(
        ...(await Promise.all(
          Array.from({ length: 10 }, (_, n) => refusalOf(n ? counter.present(id) : counter.settle(id))),
        )),
      );
    }
    expect((await mine(id))?.used).toBe(3);
    const uses = await town.server.db.rows(sql`SELECT id FROM card_uses WHERE holding_id = ${id}`);
    expect(uses).toHaveLength(3);
    expect(results).toContain('CODE_USED');
    expect(town.server.clock.now).toBe(now + 5 * 45_000);
  });

  test('the same clerk’s tap, sent twice or twenty times, tells what has happened', async () => {
    const id = await held();
    const answers = await Promise.all(Array.from({ length: 20 }, () => counter.settle(id)));
    expect(new Set(answers.map((one) => one.id)).size).toBe(1);
    const checked = town.server.clock.now;
    town.server.clock.forward(60_000);
    expect((await counter.settle(id, checked)).id).toBe(answers[0]?.id);
    expect(await mine(id)).toMatchObject({ used: 1 });
  });
});

describe('undoing', () => {
  test('in its time, by the shop, once; the use comes back and the holder is told why', async () => {
    const id = await held({ uses: 1 });
    const { id: useId } = await counter.settle(id);
    expect(await refusalOf(town.counter(cardPresentable, town.grocer).undo(useId))).toBe('NOT_FOUND');
    const undone = await Promise.all(Array.from({ length: 5 }, () => counter.undo(useId, '顾客改了主意')));
    expect(undone.every((one) => one.undone && one.undoUntil === null)).toBe(true);
    expect(await mine(id)).toMatchObject({ used: 0, usesLeft: 1, state: 'good' });
    const told = must(await town.as('wang', 'message.list', {})).items[0];
    expect(told?.text).toContain('原因：顾客改了主意');
    // What was sent before it was undone, sent again, tells that it was; a new look is a new use.
    expect((await counter.settle(id)).undone).toBe(true);
    const other = await clerkOf('小周');
    expect(await refusalOf(other.settle(id))).toBe('CARD_AGAIN');
    town.server.clock.forward(1000);
    expect((await counter.settle(id)).undone).toBe(false);
    expect(await mine(id)).toMatchObject({ used: 1, usesLeft: 0 });
  });

  test('too late, and what is not there', async () => {
    const id = await held();
    const { id: useId } = await counter.settle(id);
    town.server.clock.forward(LIMITS.undoMs);
    expect(await refusalOf(counter.undo(useId))).toBe('UNDO_LATE');
    expect(await refusalOf(counter.undo(987_654))).toBe('NOT_FOUND');
    expect(await mine(id)).toMatchObject({ used: 1 });
  });
});

test('what was settled is listed newest first, in pages, and whoever staff named has no name there', async () => {
  await town.publish('wang', {}, 'family-01');
  const [need, list] = [await held({ audience: 'need' }), await held()];
  const honour = await held({ audience: 'honour', least: 1, span: 'month' });
  const names = [];
  for (const id of [need, list, honour]) {
    names.push((await counter.present(id)).holder);
    await counter.settle(id);
  }
  expect(names).toEqual(['持卡居民', '持卡居民', '王*兰']);
  const first = await counter.recent({ size: 2 });
  const second = await counter.recent({ size: 1, cursor: first.next ?? '' });
  const shown = [...first.items, ...second.items];
  expect(shown.map(({ holder }) => holder)).toEqual([...names].reverse());
  expect(JSON.stringify(second)).not.toMatch(/王/);
  const counted = await town.server.db.rows(
    sql`SELECT c.id FROM cards c LEFT JOIN card_uses x ON x.card_id = c.id AND x.undone_at IS NULL
      GROUP BY c.id HAVING MAX(c.used) <> COUNT(x.id)`,
  );
  expect(counted).toEqual([]);
});
