import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Access, Call, CallName } from '@jishan/shared/api';
import { sql } from './kernel/sql';
import { stepsIn, type TestTown } from './testing/open-town';
import { layTown, type Person } from './testing/town';
import { startTestServer, type TestServer } from './testing/harness';
import { allCalls, askAbout, askAboutNothing, isOfPublicThings, namesThings } from './testing/rights/inputs';
import { rightsTable, type Cell, type Row } from './testing/rights/table';
import { layThings, type Things } from './testing/rights/things';

/*
 * The matrix of rights, made from the contract: every call, by everybody, about a thing of their own town, about its twin of
 * another town, and about one that is not there. A new call is in it by itself. What came out stands in docs/rights.md, which
 * this test compares; `UPDATE_RIGHTS=1` writes it anew, to be read before it is committed. Each call is really made, over
 * HTTP, and rolled back instead of committed, so that all meet the same town.
 */
const DOCUMENT = join(__dirname, '../../docs/rights.md');

let server: TestServer;
let here: Things;
let there: Things;
let actors: { name: string; token: string | null; access: Access; away?: true }[];
let isDry = false;
const rows: Row[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const home = await stepsIn(server);
  const away: TestTown = await stepsIn({
    ...server,
    town: await layTown(server.db, server.clock.now, '柳河镇', 'away'),
  });
  here = await layThings(home);
  there = await layThings(away);
  actors = await castOf(home, away);

  const make = server.source.createQueryRunner.bind(server.source);
  server.source.createQueryRunner = (mode) => {
    const runner = make(mode);
    const commit = runner.commitTransaction.bind(runner);
    runner.commitTransaction = () => (isDry ? runner.rollbackTransaction() : commit());
    return runner;
  };
  isDry = true;
});
afterAll(() => server.stop());

async function castOf(home: TestTown, away: TestTown) {
  const { db, clock, town } = server;
  const add = async (name: string, role: string, scope: number | null, settled = true) => {
    const home = settled ? [town.townId, town.east.id, town.east.gridId] : [null, null, null];
    const { insertId } = await db.run(
      sql`INSERT INTO users (name, avatar, role, town_id, community_id, grid_id, scope_region_id, created_at)
        VALUES (${name}, 'tea', ${role}, ${home}, ${scope}, ${clock.now})`,
    );
    return server.signIn(insertId);
  };
  const of = (steps: TestTown, person: Person) => steps.tokens[person];
  return [
    { name: 'guest', token: null, access: 'guest' as const },
    { name: 'newcomer', token: await add('新来的', 'resident', null, false), access: 'user' as const },
    { name: 'author', token: of(home, 'wang'), access: 'settled' as const },
    { name: 'family', token: here.tokens.family, access: 'settled' as const },
    { name: 'neighbour', token: of(home, 'chen'), access: 'settled' as const },
    { name: 'other community', token: of(home, 'aygul'), access: 'settled' as const },
    { name: 'other town', token: of(away, 'chen'), access: 'settled' as const, away: true as const },
    { name: 'owner', token: of(home, 'li'), access: 'settled' as const },
    { name: 'clerk', token: here.tokens.clerk, access: 'settled' as const },
    { name: 'other shop', token: here.tokens.rival, access: 'settled' as const },
    { name: 'grid staff', token: await add('网格员', 'staff', town.east.gridId), access: 'staff' as const },
    { name: 'staff', token: of(home, 'he'), access: 'staff' as const },
    { name: 'staff in the family', token: here.tokens.kin, access: 'staff' as const },
    { name: 'staff, other community', token: of(home, 'liu'), access: 'staff' as const },
    { name: 'town staff', token: await add('镇上的', 'staff', town.townId), access: 'staff' as const },
    { name: 'staff, other town', token: of(away, 'xu'), access: 'staff' as const, away: true as const },
    { name: 'admin', token: of(home, 'zhou'), access: 'admin' as const },
    { name: 'admin, other town', token: of(away, 'zhou'), access: 'admin' as const, away: true as const },
  ];
}

const LEVELS: readonly Access[] = ['guest', 'user', 'settled', 'staff', 'admin'];
const REFUSED: Record<Access, string> = {
  guest: 'NOT_SIGNED_IN',
  user: 'NOT_SETTLED',
  settled: 'FORBIDDEN',
  staff: 'FORBIDDEN',
  admin: '',
};

async function outcomeOf(token: string | null, name: CallName, input: object): Promise<Cell> {
  const { status, error } = await server.call(token, name, input);
  if (status >= 500) throw new Error(`${name}: ${status} ${error?.code ?? ''}`);
  return error?.code ?? 'yes';
}

/**
 * Whether a twin of another town may be answered otherwise than one that is not there: refused with its reason where it is public;
 * done where guests may do it, where a code that was handed on opens it, or by who has no town yet.
 */
const isHonest = (call: Call, cell: Cell, isPublic: boolean) =>
  cell === 'yes'
    ? call.access === 'guest' || call.limit === 'guess' || (call.access === 'user' && isPublic)
    : isPublic;

test.each(allCalls.filter(([, { upload }]) => !upload))('%s', async (name, call) => {
  const about = namesThings(name, call) ? (['here', 'there', 'absent'] as const) : (['—'] as const);
  const isPublic = isOfPublicThings(name, call, here);
  const surprises: string[] = [];
  const isBelow = (access: Access) => LEVELS.indexOf(access) < LEVELS.indexOf(call.access);
  /** What is answered about one that is not there; not asked by who is refused whatever it is about. */
  const nothing: (Cell | undefined)[] = [];
  if (about.length > 1)
    for (const { token, access } of actors)
      nothing.push(
        isBelow(access) ? undefined : await outcomeOf(token, name, askAboutNothing(name, call, here)),
      );
  for (const which of about) {
    if (which === 'absent') continue;
    const cells: Cell[] = [];
    for (const [index, { token, access, name: who, away }] of actors.entries()) {
      // "here" is the actor's own town: who lives in the other one meets the twins the other way round.
      const things = (which === 'there') !== (away === true) ? there : here;
      const cell = await outcomeOf(token, name, askAbout(name, call, things));
      // Who has no community yet is told so before what they may not do.
      const told = isBelow(access) && access === 'user' ? 'NOT_SETTLED' : REFUSED[access];
      if (isBelow(access) && cell !== told) surprises.push(`${who}: ${cell}, not ${told}`);
      if (which === 'there' && !isBelow(access) && cell !== nothing[index] && !isHonest(call, cell, isPublic))
        surprises.push(`${who}, of another town: ${cell}; of nothing: ${nothing[index] ?? ''}`);
      cells.push(isBelow(access) ? 'below' : cell);
    }
    rows.push({ call: name, access: call.access, about: which, cells });
  }
  expect(surprises).toEqual([]);
});

test('the table in docs/rights.md is what came out', () => {
  const table = rightsTable(
    actors.map(({ name }) => name),
    rows,
  );
  if (process.env['UPDATE_RIGHTS']) writeFileSync(DOCUMENT, table);
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(table);
});
