import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../database';
import { must, openTown, type TestTown } from '../testing/open-town';
import type { Person } from '../testing/town';
import { Db, type DataSource } from './database';
import { identityChanges } from './identity-changes';
import { sql } from './sql';

/* Whatever hand changes a person or a session, every process hears of it within a second. Here it is written past the server. */
let town: TestTown;
let other: DataSource;
beforeAll(async () => {
  town = await openTown();
  other = await openDatabase(town.server.databaseUrl, 2);
});
afterAll(async () => {
  await other.destroy();
  await town.server.stop();
});

/** Past `Db`, which tells this process what it writes. */
const byHand = (statement: string) => other.query(statement);
const me = (person: Person) => town.as(person, 'session.me', {});
const SECOND = 1000;

/** Asks again and again, so that the session is kept for longer than the second in which nobody is asked. */
async function keepKnown(person: Person) {
  for (const until = performance.now() + 1500; performance.now() < until; await sleep(50))
    expect((await me(person)).status).toBe(200);
}

test.each<[string, Person, (id: number) => string, number]>([
  ['a session that ended', 'wang', (id) => `DELETE FROM sessions WHERE user_id = ${id}`, 401],
  [
    'a session that was shortened',
    'chen',
    (id) => `UPDATE sessions SET expires_at = 0 WHERE user_id = ${id}`,
    401,
  ],
  ['somebody who was blocked', 'li', (id) => `UPDATE users SET blocked_at = 1 WHERE id = ${id}`, 401],
])('%s is not let in a second later', async (_, person, change, status) => {
  await keepKnown(person);
  await byHand(change(town.people[person]));
  await sleep(SECOND);
  expect((await me(person)).status).toBe(status);
});

test('a right that was taken is gone a second later, and so is a region’s old name', async () => {
  await keepKnown('xu');
  const { id } = must(await me('xu'));
  await byHand(`UPDATE users SET role = 'resident', scope_region_id = NULL WHERE id = ${id}`);
  await sleep(SECOND);
  expect((await town.as('xu', 'review.queue', {})).status).toBe(403);

  await keepKnown('zhou');
  await byHand(`UPDATE regions SET name = '新名字', unit = '新名字办' WHERE kind = 'town'`);
  await sleep(SECOND);
  expect(JSON.stringify(must(await me('zhou')))).toContain('新名字');
});

test('a change that is committed long after it was written is heard of', async () => {
  await keepKnown('aygul');
  const runner = other.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`UPDATE users SET blocked_at = 1 WHERE id = ${town.people.aygul}`);
  // Others change and commit meanwhile: their numbers are higher.
  await byHand(`UPDATE users SET name = CONCAT(name, '大') WHERE id = ${town.people.he}`);
  await keepKnown('aygul');
  await runner.commitTransaction();
  await runner.release();
  await sleep(SECOND);
  expect((await me('aygul')).status).toBe(401);
});

test('what changes nothing of what a session tells is not told', async () => {
  const db = new Db(other.manager);
  const told = async () => (await db.row<{ n: number }>(sql`SELECT COUNT(*) AS n FROM identity_changes`))?.n;
  const before = await told();
  await byHand(`UPDATE users SET household_id = NULL, name = name WHERE id = ${town.people.he}`);
  expect(await told()).toBe(before);
});

test('without an answer of the database nothing is believed for longer than a second; very many changes are anybody’s', async () => {
  let answer: (rows: object[]) => void = () => undefined;
  const silent = { rows: () => new Promise((resolve) => (answer = resolve)) } as unknown as Db;
  const holds = identityChanges(silent);
  const asked = performance.now();
  expect(holds(7, asked)).toBe(false);
  answer([]);
  await sleep(1);
  expect(holds(7, asked)).toBe(true);
  await sleep(SECOND);
  expect(holds(7, asked)).toBe(false);
  answer(Array.from({ length: 1000 }, (_, id) => ({ id, user: 8 })));
  await sleep(1);
  expect(holds(7, asked)).toBe(false);
  expect(holds(7, performance.now())).toBe(true);
});
