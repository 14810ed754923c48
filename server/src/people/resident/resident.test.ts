import { userOfToken } from '../../kernel/identity';
import { inTransaction } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { startTestServer, type TestServer } from '../../testing/harness';
import { payCompensation } from '../../book/adjust';
import { residentRoutes } from './routes';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

let nonce = 0;
/** A user who has just signed in for the first time. */
async function newcomer(): Promise<string> {
  const { reply } = await server.call(null, 'session.login', { code: `sim-new${nonce}-${nonce++}` });
  return reply.token;
}

describe('region.list', () => {
  const list = async (parentId?: number) =>
    (await server.call(null, 'region.list', { parentId })).reply.items;

  it('goes from towns to communities to grids', async () => {
    const { townId, east, west } = server.town;
    expect(await list()).toEqual([{ id: townId, kind: 'town', name: '青溪镇' }]);
    expect((await list(townId)).map(({ id, kind }) => [id, kind])).toEqual([
      [east.id, 'community'],
      [west.id, 'community'],
    ]);
    expect(await list(west.id)).toEqual([{ id: west.gridId, kind: 'grid', name: '第一网格' }]);
    expect(await list(west.gridId)).toEqual([]);
  });

  it('comes in pages that miss nothing', async () => {
    const parentId = server.town.townId;
    const first = (await server.call(null, 'region.list', { parentId, size: 1 })).reply;
    expect(first.next).not.toBeNull();
    const second = (await server.call(null, 'region.list', { parentId, size: 1, cursor: first.next ?? '' }))
      .reply;
    expect(second.next).toBeNull();
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([
      server.town.east.id,
      server.town.west.id,
    ]);
    expect((await server.call(null, 'region.list', { cursor: 'x' })).error?.code).toBe('BAD_CURSOR');
  });
});

describe('resident.settle', () => {
  it('gives a newcomer a community, a grid and a name', async () => {
    const token = await newcomer();
    const { east, townId } = server.town;
    const settled = await server.call(token, 'resident.settle', {
      communityId: east.id,
      gridId: east.gridId,
      name: '　钱𠮷🌻 ',
      avatar: 'granny',
    });
    expect(settled.reply).toMatchObject({
      name: '钱𠮷🌻',
      avatar: 'granny',
      town: { id: townId, name: '青溪镇' },
      community: { id: east.id, name: '梧桐里社区' },
      grid: { id: east.gridId, name: '第一网格' },
    });
    expect((await server.call(token, 'session.me', {})).reply).toEqual(settled.reply);
  });

  it('happens once; the same choice sent again is no second one', async () => {
    const token = await newcomer();
    const { east, west } = server.town;
    const choice = { communityId: east.id, name: '孙大爷' };
    const first = await server.call(token, 'resident.settle', choice);
    expect((await server.call(token, 'resident.settle', choice)).reply).toEqual(first.reply);
    for (const other of [
      { ...choice, communityId: west.id },
      { ...choice, gridId: east.gridId },
      { ...choice, name: '别人' },
    ])
      expect((await server.call(token, 'resident.settle', other)).error?.code).toBe('ALREADY_SETTLED');
    expect((await server.call(token, 'session.me', {})).reply).toEqual(first.reply);
  });

  it('takes no rare character for another', async () => {
    const token = await newcomer();
    const choice = { communityId: server.town.east.id, name: '王𠮷' };
    const first = await server.call(token, 'resident.settle', choice);
    expect(first.reply.name).toBe('王𠮷');
    for (const name of ['王𬭎', '王😀', '王𠮷 '])
      expect((await server.call(token, 'resident.settle', { ...choice, name })).error?.code).toBe(
        name.trim() === choice.name ? undefined : 'ALREADY_SETTLED',
      );
  });

  it('takes a name of as many families as it may have characters', async () => {
    const name = '👨‍👩‍👧‍👦'.repeat(20);
    const choice = { communityId: server.town.east.id, name };
    expect((await server.call(await newcomer(), 'resident.settle', choice)).reply.name).toBe(name);
  });

  it('lets one of several different choices at once win', async () => {
    const token = await newcomer();
    const { east, west } = server.town;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        server.call(token, 'resident.settle', { communityId: at % 2 ? east.id : west.id, name: `第${at}个` }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ error }) => error?.code === 'ALREADY_SETTLED')).toHaveLength(9);
    expect((await server.call(token, 'session.me', {})).reply).toEqual(won[0]?.reply);
  });

  it('refuses what is no community, and a grid of another one, at its field', async () => {
    const token = await newcomer();
    const { east, west, townId } = server.town;
    const settle = async (communityId: number, gridId?: number) =>
      (await server.call(token, 'resident.settle', { communityId, gridId, name: '李' })).error;
    for (const id of [townId, east.gridId, 999_999, Number.MAX_SAFE_INTEGER])
      expect(await settle(id)).toMatchObject({ code: 'REGION_NOT_FOUND', field: 'communityId' });
    for (const id of [west.gridId, east.id, 999_999])
      expect(await settle(east.id, id)).toMatchObject({ code: 'REGION_NOT_FOUND', field: 'gridId' });
    expect((await server.call(token, 'session.me', {})).reply.community).toBeNull();
  });

  it('is for communities that lie in a town', async () => {
    const { insertId } = await server.db.run(
      sql`INSERT INTO regions (kind, parent_id, town_id, name, unit) VALUES ('community', NULL, NULL, '飞地', '飞地居委会')`,
    );
    const { error } = await server.call(await newcomer(), 'resident.settle', {
      communityId: insertId,
      name: '李',
    });
    expect(error).toMatchObject({ code: 'REGION_NOT_FOUND', field: 'communityId' });
  });
});

test('a search finds the character that was typed, no other', async () => {
  const { east, people } = server.town;
  const staff = await server.signIn(people.xu);
  for (const name of ['😀笑笑', '𠮷田', '𬭎生'])
    await server.call(await newcomer(), 'resident.settle', { communityId: east.id, name });
  const found = async (name: string) =>
    (await server.call(staff, 'resident.search', { name })).reply.items.map((one) => one.name);
  expect(await found('😀')).toEqual(['😀笑笑']);
  expect(await found('𠮷')).toEqual(['𠮷田']);
  expect(await found('🎉')).toEqual([]);
});

describe('resident.update', () => {
  const rankedRows = (userId: number) =>
    server.db.rows<{ ranked: number }>(sql`SELECT ranked FROM honour_totals WHERE user_id = ${userId}`);
  const honour = (userId: number, ranked: number) =>
    server.db.run(
      sql`INSERT INTO honour_totals (period, user_id, town_id, community_id, ranked, points) VALUES ('D2026-11-18', ${userId}, ${server.town.townId}, ${server.town.east.id}, ${ranked}, 50)`,
    );

  it('changes what is named and leaves the rest', async () => {
    const token = await server.signIn(server.town.people.chen);
    const before = (await server.call(token, 'session.me', {})).reply;
    const changed = (await server.call(token, 'resident.update', { name: '老陈' })).reply;
    expect(changed).toEqual({ ...before, name: '老陈' });
    expect((await server.call(token, 'resident.update', { avatar: 'kite' })).reply).toEqual({
      ...changed,
      avatar: 'kite',
    });
    expect((await server.call(token, 'resident.update', {})).reply).toEqual({ ...changed, avatar: 'kite' });
  });

  it('takes a resident out of the rankings and back', async () => {
    const { wang } = server.town.people;
    await honour(wang, 1);
    const token = await server.signIn(wang);
    expect((await server.call(token, 'resident.update', { ranked: false })).reply.ranked).toBe(false);
    expect(await rankedRows(wang)).toEqual([{ ranked: 0 }]);
    expect((await server.call(token, 'resident.update', { ranked: true })).reply.ranked).toBe(true);
    expect(await rankedRows(wang)).toEqual([{ ranked: 1 }]);
  });

  it('never puts staff into the rankings', async () => {
    const { xu } = server.town.people;
    await honour(xu, 0);
    await server.call(await server.signIn(xu), 'resident.update', { ranked: true });
    expect(await rankedRows(xu)).toEqual([{ ranked: 0 }]);
  });

  it('takes no role, place or id from outside', async () => {
    const token = await server.signIn(server.town.people.chen);
    for (const extra of [
      { role: 'admin' },
      { communityId: server.town.west.id },
      { id: 1 },
      { blockedAt: null },
    ])
      expect((await server.call(token, 'resident.update', extra as object)).error?.code).toBe('BAD_INPUT');
    expect((await server.call(token, 'session.me', {})).reply.role).toBe('resident');
  });

  it('keeps who leaves the rankings while they earn out of them', async () => {
    const { source, db, clock, town } = server;
    const residentId = town.people.aygul;
    const user = await userOfToken(db, await server.signIn(residentId), clock.now);
    const update = residentRoutes(server.deps.config)['resident.update'];
    if (!user || typeof update !== 'function') throw new Error('nobody to leave');
    const earn = () =>
      inTransaction(source, (other) =>
        payCompensation(other, 'compensate', {
          ...{ key: 'meanwhile', townId: town.townId, communityId: town.west.id, residentId, points: 5 },
          ...{
            unitId: town.west.id,
            actorId: town.people.liu,
            secondActorId: null,
            note: '',
            now: clock.now,
          },
        }),
      );
    let earning: Promise<unknown> = Promise.resolve();
    await inTransaction(source, async (own) => {
      const call = { now: clock.now, requestId: '', token: null, prepared: undefined };
      await update({ ...call, db: own, user, input: { ranked: false } });
      earning = earn();
      // Long enough for it to be done, if nothing makes it wait.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    });
    await earning;
    const rows = await db.rows(sql`SELECT DISTINCT ranked FROM honour_totals WHERE user_id = ${residentId}`);
    expect(rows).toEqual([{ ranked: 0 }]);
  });
});
