import { raw, sql } from '../kernel/sql';
import { openChecked, type CheckedTown } from '../testing/open-checked';
import { openShop, type TestShop } from '../testing/open-shop';
import { must } from '../testing/open-town';
import { cursor, expectPlan, NUMBERS, planner } from '../testing/plans';

/* A town that lets everybody read at once and takes away what was found bad; and thanks, which both ways tell others of. */

describe.each(['before', 'after'] as const)('thanks, looked at %s others read them', (contentCheck) => {
  let town: CheckedTown;
  let shop: TestShop;
  beforeAll(async () => {
    town = await openChecked({ contentCheck });
    shop = await openShop(town);
    await town.post();
  });
  afterAll(() => town.server.stop());
  const figures = async () => must(await town.as(null, 'alliance.get', { merchantId: shop.id })).thanks;
  const read = async () => must(await town.as(null, 'alliance.thanks', { merchantId: shop.id })).items.length;
  const told = async () =>
    must(await town.as('li', 'message.list', {})).items.filter(({ text }) => text.includes('手艺')).length;

  test('good ones are read, counted and told once', async () => {
    const said = must(await town.as('wang', 'alliance.thank', { merchantId: shop.id, text: '手艺真好' }));
    const held = contentCheck === 'before';
    expect(said.held).toBe(held);
    expect([await read(), await figures(), await told()]).toEqual(held ? [0, 0, 0] : [1, 1, 1]);
    await town.post();
    expect([await read(), await figures(), await told()]).toEqual([1, 1, 1]);
  });

  test('bad ones are read by nobody but who wrote them, until staff have looked; removed, they count nowhere', async () => {
    const said = must(await town.as('chen', 'alliance.thank', { merchantId: shop.id, text: '赌博手艺' }));
    await town.post();
    expect([await read(), await figures()]).toEqual([1, 1]);
    const own = must(await town.as('chen', 'alliance.thanks', { merchantId: shop.id })).items;
    expect(own.find(({ id }) => id === said.id)?.held).toBe(true);
    const [waiting] = must(await town.as('xu', 'check.queue', {})).items;
    must(await town.as('xu', 'check.decide', { checkId: waiting?.id ?? 0, release: false, answer: '不妥' }));
    expect([await read(), await figures()]).toEqual([1, 1]);
    expect(must(await town.as('chen', 'alliance.thanks', { merchantId: shop.id })).items).toHaveLength(1);
  });
});

describe('after', () => {
  let town: CheckedTown;
  beforeAll(async () => {
    town = await openChecked({ contentCheck: 'after' });
  });
  afterAll(() => town.server.stop());

  test('a comment is read at once, and no more once it was found bad; released, it is back and counted', async () => {
    const id = await town.publish('wang');
    const subject = { kind: 'post', id };
    must(await town.as('chen', 'comment.create', { subject, body: '赌博' }));
    const count = async () => must(await town.as(null, 'post.get', { id })).comments;
    const read = async () => must(await town.as(null, 'comment.list', { subject })).items.length;
    expect([await count(), await read()]).toEqual([1, 1]);
    await town.post();
    expect([await count(), await read()]).toEqual([0, 0]);
    const [waiting] = must(await town.as('xu', 'check.queue', {})).items;
    must(await town.as('xu', 'check.decide', { checkId: waiting?.id ?? 0, release: true, answer: '' }));
    expect([await count(), await read()]).toEqual([1, 1]);
  });

  test('a name that was found bad makes place for 新邻居', async () => {
    must(await town.as('chen', 'resident.update', { name: '枪支' }));
    const name = () => town.server.db.row(sql`SELECT name FROM users WHERE id = ${town.people.chen}`);
    expect(await name()).toEqual({ name: '枪支' });
    await town.post();
    expect(await name()).toEqual({ name: '新邻居' });
  });

  test('however much was ever looked at, the queue is read from its index', async () => {
    const { townId, east } = town.server.town;
    await town.server.db
      .run(sql`INSERT INTO content_checks (kind, subject_id, author_id, town_id, community_id, words, state, is_open, queue_at, created_at)
      SELECT 'comment', n, ${town.people.chen}, ${townId}, ${east.id}, '', 'review', IF(n % 500 = 0, 1, NULL), 1, n
        FROM ${raw(NUMBERS)} WHERE n < 50000`);
    await town.server.db.rows(sql`ANALYZE TABLE content_checks`);
    const ask = planner(town);
    for (const place of [{}, { cursor: cursor(25_000) }]) {
      const xu = await ask('content_checks', 'xu', 'check.queue', place);
      expectPlan(xu.plans[0], 'community_list');
      const zhou = await ask('content_checks', 'zhou', 'check.queue', place);
      expectPlan(zhou.plans[0], 'town_list');
    }
  });
});
