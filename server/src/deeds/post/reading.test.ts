import type { Person } from '../../testing/town';
import { draft, must, openTown, type TestTown } from '../../testing/open-town';
import { sql } from '../../kernel/sql';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const get = (person: Person | null, id: number) => town.as(person, 'post.get', { id });

describe('one post', () => {
  test('a guest reads a public post, and of it only what is everybody’s', async () => {
    const photos = await town.upload('wang', 2);
    const id = await town.publish(
      'wang',
      { photos, ruleCode: 'building-07', board: 'patrol' },
      'building-07',
    );
    const { reply } = await get(null, id);
    expect(reply).toMatchObject({
      author: { name: '王秀兰', unit: null },
      community: '梧桐里社区',
      state: 'approved',
      seal: { text: '巡逻', points: 50, title: '义务巡逻', wait: true },
      liked: false,
      decidedBy: '梧桐里社区居委会',
      decidedAt: town.server.clock.now,
      claim: null,
      history: null,
      transferId: null,
    });
    expect(Object.values(reply.can)).toEqual(Array(4).fill(false));
    expect(reply.photos[0]?.screen).not.toContain('?');
    expect(reply).not.toHaveProperty('claim_code');

    const own = (await get('wang', id)).reply;
    expect(own).toMatchObject({
      claim: { code: 'building-07' },
      history: [{ decision: 'approve', reason: null }],
    });
    expect(own.transferId).toEqual(expect.any(Number));
    expect((await get('chen', id)).reply).toMatchObject({ claim: null, history: null, transferId: null });
  });

  test('what is not public is there for its author and the staff of the region only', async () => {
    const { id } = await town.write('wang', { photos: await town.upload('wang', 1), ruleCode: 'family-01' });
    for (const person of ['wang', 'xu', 'zhou'] as const)
      expect((await get(person, id)).reply).toMatchObject({
        state: 'pending',
        claim: { code: 'family-01' },
        history: [],
      });
    for (const person of [null, 'chen', 'liu', 'li'] as const)
      expect((await get(person, id)).error?.code).toBe('NOT_FOUND');
    // Its photos have addresses that cannot be guessed and end.
    expect((await get('wang', id)).reply.photos[0]?.screen).toContain('?');
  });

  test('a draft is nobody’s but its author’s', async () => {
    const { id } = await town.write('wang', { submit: false });
    expect((await get('wang', id)).reply.state).toBe('draft');
    for (const person of ['xu', 'zhou', 'chen', null] as const)
      expect((await get(person, id)).error?.code).toBe('NOT_FOUND');
  });

  test('the reason of a rejection is the author’s to read', async () => {
    const { id } = await town.write('wang');
    must(await town.as('xu', 'review.take', { postId: id }));
    must(
      await town.as('xu', 'review.reject', { postId: id, version: 1, reason: 'place', note: '只拍到了墙' }),
    );
    expect((await get('wang', id)).reply.history).toEqual([
      {
        decision: 'reject',
        unit: '梧桐里社区居委会',
        reason: '照片里看不到现场：只拍到了墙',
        at: town.server.clock.now,
      },
    ]);
  });

  test('what a viewer may do', async () => {
    const can = async (person: Person, id: number) =>
      Object.entries((await get(person, id)).reply.can).flatMap(([what, may]) => (may ? [what] : []));
    const { id: waiting } = await town.write('wang');
    expect(await can('wang', waiting)).toEqual(['edit', 'withdraw']);
    expect(await can('xu', waiting)).toEqual(['review']);
    const shown = await town.publish('wang');
    expect(await can('wang', shown)).toEqual(['edit']);
    expect(await can('xu', shown)).toEqual(['hide']);
    expect(await can('liu', shown)).toEqual([]);
    // Nobody reviews or hides their own.
    const { id: staffs } = await town.write('xu');
    expect(await can('xu', staffs)).toEqual(['edit', 'withdraw']);
    expect(await can('xu', await town.publish('xu'))).toEqual(['edit']);
  });

  test('a staff author is shown with the office', async () => {
    const id = await town.publish('xu');
    expect((await get(null, id)).reply.author).toMatchObject({ name: '许雯', unit: '梧桐里社区居委会' });
  });
});

describe('feed', () => {
  const feed = (person: Person, input: Parameters<typeof town.as<'post.feed'>>[2]) =>
    town.as(person, 'post.feed', input).then(({ reply }) => reply);

  test('only what is approved, of the scope and the board asked for, with my like', async () => {
    const patrol = await town.publish('wang', { board: 'patrol' });
    const west = await town.publish('aygul', { board: 'patrol' });
    const { id: waiting } = await town.write('wang', { board: 'patrol' });
    must(await town.as('chen', 'like.set', { subject: { kind: 'post', id: patrol }, liked: true }));

    const inTown = (await feed('chen', { board: 'patrol' })).items;
    expect(inTown.map((post) => post.id)).toEqual(expect.arrayContaining([patrol, west]));
    expect(inTown.map((post) => post.id)).not.toContain(waiting);
    expect(inTown.every((post) => post.board === 'patrol' && post.state === 'approved')).toBe(true);
    expect(inTown.find((post) => post.id === patrol)).toMatchObject({ liked: true, likes: 1 });
    expect((await feed('wang', { board: 'patrol' })).items.find((post) => post.id === patrol)?.liked).toBe(
      false,
    );

    const near = (await feed('chen', { scope: 'community', board: 'patrol' })).items.map((post) => post.id);
    expect(near).toContain(patrol);
    expect(near).not.toContain(west);
  });

  test('pages of equal moments lose nothing and double nothing while new posts arrive', async () => {
    const { clock, db } = town.server;
    const old: number[] = [];
    // Seven posts of one millisecond, in the board that this test has for itself.
    for (let count = 0; count < 7; count++) old.push(await town.publish('wang', { board: 'care' }));
    await db.run(sql`UPDATE posts SET listed_at = ${clock.now} WHERE board = 'care'`);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await feed('chen', { board: 'care', size: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map((post) => post.id));
      cursor = page.next ?? undefined;
      clock.forward(1);
      await town.publish('chen', { board: 'care' });
    } while (cursor);
    expect(seen).toEqual([...old].reverse());
  });

  test('the last page says so, also when it is full', async () => {
    for (let count = 0; count < 2; count++) await town.publish('wang', { board: 'snapshot' });
    expect((await feed('wang', { board: 'snapshot', size: 2 })).next).toBeNull();
    expect((await feed('wang', { board: 'snapshot', size: 1 })).next).not.toBeNull();
    expect(await feed('wang', { board: 'policy' })).toEqual({ items: [], next: null });
  });

  test('a cursor we did not make is refused', async () => {
    for (const cursor of ['x', 'MTIz', 'MSwyLDM', 'LTEs'])
      expect((await town.as('wang', 'post.feed', { cursor })).error).toMatchObject({ code: 'BAD_CURSOR' });
  });
});

describe('mine', () => {
  test('all states, newest first, with claim and reason; nobody else’s', async () => {
    const { id: rejected } = await town.write('li', {
      ruleCode: 'family-01',
      photos: await town.upload('li', 1),
    });
    must(await town.as('xu', 'review.take', { postId: rejected }));
    must(
      await town.as('xu', 'review.reject', {
        postId: rejected,
        version: 1,
        reason: 'other',
        note: '请写清楚是谁',
      }),
    );
    const shown = await town.publish('li');
    const { id: kept } = await town.write('li', { submit: false });

    const { items } = (await town.as('li', 'post.mine', {})).reply;
    expect(items.map(({ id, state, reason }) => ({ id, state, reason }))).toEqual([
      { id: kept, state: 'draft', reason: null },
      { id: shown, state: 'approved', reason: null },
      { id: rejected, state: 'rejected', reason: '其他：请写清楚是谁' },
    ]);
    expect(items[2]?.claimTitle).toEqual(expect.any(String));
    const drafts = (await town.as('li', 'post.mine', { state: 'draft' })).reply.items;
    expect(drafts.map((post) => post.id)).toEqual([kept]);

    // Mended and sent again, the old reason no longer stands over it.
    must(await town.as('li', 'post.edit', { ...draft(), id: rejected, version: 1 }));
    const again = (await town.as('li', 'post.mine', { state: 'pending' })).reply.items;
    expect(again).toMatchObject([{ id: rejected, reason: null, version: 2 }]);
  });

  test('pages by cursor', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 5; count++) ids.push((await town.write('zhou')).id);
    const first = (await town.as('zhou', 'post.mine', { size: 3 })).reply;
    const rest = (await town.as('zhou', 'post.mine', { size: 3, cursor: first.next ?? '' })).reply;
    expect([...first.items, ...rest.items].map((post) => post.id)).toEqual(ids.reverse());
    expect(rest.next).toBeNull();
  });
});
