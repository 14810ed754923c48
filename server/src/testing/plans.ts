import type { Logger } from 'typeorm';
import type { Api } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { callOver } from './harness';
import { must, openTown, type TestTown } from './open-town';
import type { Person } from './town';
import { raw, sql } from '../kernel/sql';

/* How the database would carry out the statements of a call: for tests that fill a town and ask it. */

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS n`).join(' UNION ALL ');
const PLACES = [1, 10, 100, 1000, 10_000, 100_000];
/** A table of the numbers from 0 to 999,999, in a form that MariaDB and MySQL both know. */
export const NUMBERS = `(SELECT ${PLACES.map((place) => `d${place}.n * ${place}`).join(' + ')} AS n
  FROM ${PLACES.map((place) => `(${DIGITS}) d${place}`).join(' JOIN ')}) numbers`;

/** A full town: three years of what its people do, one in twelve in the eastern community. */
export const FULL = {
  rows: 160_000,
  residents: 38_000,
  years: 3,
  step: Math.floor((3 * 365 * DAY) / 160_000),
};
/** Whether the row numbered `n` is of the eastern community. */
export const IN_EAST = 'n % 12 = 0';

/** A town with its residents, to be filled with what a test asks about; closed after its tests. */
export function fullTown(fill: (town: TestTown, residentOf: string) => Promise<void>) {
  const full = {} as { town: TestTown; plansOf: Planner };
  beforeAll(async () => {
    full.town = await openTown();
    full.plansOf = planner(full.town);
    await fill(full.town, await settle(full.town));
  }, 180_000);
  afterAll(() => full.town.server.stop());
  return full;
}

/**
 * Settles the residents. Gives whose the row numbered `n` is: one in a hundred is 王秀兰's, more than anybody will have, and
 * all the worse for lists of one person.
 */
async function settle({ server: { db, town } }: TestTown): Promise<string> {
  const { insertId: first } = await db.run(
    sql`INSERT INTO users (name, avatar, town_id, community_id, created_at)
      SELECT CONCAT('居民', n), 'tea', ${town.townId}, ${town.west.id}, 0 FROM ${raw(NUMBERS)} WHERE n < ${raw(FULL.residents)}`,
  );
  return `IF(n % 100 = 7, ${town.people.wang}, ${first} + n * 7919 % ${FULL.residents})`;
}

/** One line of a plan. */
export interface Step {
  table: string | null;
  type: string;
  key: string | null;
  Extra: string | null;
}

/** Gives a function that makes a call and gives the plans of the SELECTs it sent that read `table`. */
export const planner =
  (town: TestTown) =>
  async <N extends keyof Api>(
    table: string,
    person: Person,
    name: N,
    input: Api[N]['input'],
  ): Promise<{ plans: Step[][]; reply: Api[N]['reply'] }> => {
    const { source } = town.server;
    const sent: { sql: string; params: unknown[] }[] = [];
    const before = source.logger;
    source.logger = recorder((sql, params) => sent.push({ sql, params }));
    // Of several nodes, the one that is listened to.
    const reply = must(await callOver(town.server.url, town.tokens[person], name, input));
    source.logger = before;
    const asked = sent.filter(({ sql }) => new RegExp(`^SELECT[^]+(FROM|JOIN) ${table}\\b`).test(sql));
    const plans: Step[][] = [];
    for (const { sql, params } of asked) plans.push(await source.query<Step[]>(`EXPLAIN ${sql}`, params));
    return { plans, reply };
  };

export type Planner = ReturnType<typeof planner>;

const recorder = (note: (sql: string, params: unknown[]) => void): Logger => ({
  logQuery: (sql, params: unknown) => note(sql, Array.isArray(params) ? (params as unknown[]) : []),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
});

/** By the index named, in its order, and nothing read as a whole. */
export function expectPlan(plan: Step[] | undefined, key: string): void {
  expect(plan?.[0]?.key).toBe(key);
  for (const step of plan ?? []) {
    expect(step.Extra ?? '').not.toMatch(/filesort|temporary/);
    expect(step.type).not.toBe('ALL');
  }
}

/** A cursor as the server makes them. */
export const cursor = (...values: number[]) => Buffer.from(values.join(',')).toString('base64url');
