// npm run bench [-- --check] [--json FILE] [--against FILE] [--only feed,like] [--seconds N] [--rounds N] [--connections 16,64]
// [--towns N] [--small] [--plans]: calls over HTTP beside the same by raw mysql2, on full-size towns. How and why: docs/performance.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assertBookHolds } from '../server/src/testing/book';
import { openDatabase } from '../server/src/database';
import { Db, type DataSource } from '../server/src/kernel/database';
import { sql } from '../server/src/kernel/sql';
import { growth, outgrown, shortfalls } from './bench/aims.mjs';
import { approve, bonus, callersOf, like } from './bench/calls';
import { contest, resultTable, type Result } from './bench/contest';
import type { Operation } from './bench/operation';
import { openRaw, serverRoutes } from './bench/raw';
import { detail, feed, home, points, ranking, secondPage, shops } from './bench/reads';
import { startServer, type Server } from './bench/server';
import { redeem, settle } from './bench/trade';
import { buildIfChanged, builds } from './lib/builds.mjs';
import { printError, Problem } from './lib/problem.mjs';
import { openTownDatabase, type TownDatabase } from './seed/database';
import { fillDatabase, townsIn } from './seed/fill';
import { townsAsked } from './seed/size';

const say = (line: string) => process.stdout.write(`${line}\n`);
/** The table; a bonus is measured when it is named. */
const TABLE = 'feed,page2,like,home,detail,points,shops,ranking,approve,redeem,settle';

function readArguments() {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      json: { type: 'string' },
      against: { type: 'string' },
      only: { type: 'string', default: TABLE },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string' },
      plans: { type: 'boolean', default: false },
      towns: { type: 'string', default: '1' }, // this and the next are read by seed/size.ts
      small: { type: 'boolean' },
    },
  });
  const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
  const connections = values.connections?.split(',').map(Number);
  if (!(seconds > 0) || !(rounds >= 1) || connections?.some((count) => !(count >= 1)))
    throw new Problem('--seconds, --rounds and --connections are numbers above zero.');
  const { check, json, plans } = values;
  const before = values.against ? (JSON.parse(readFileSync(values.against, 'utf8')) as Result[]) : undefined;
  return { check, json, before, only: values.only.split(','), seconds, rounds, connections, plans };
}

async function main(): Promise<void> {
  const wanted = readArguments();
  const database = await openTownDatabase();
  try {
    if ((await townsIn(database.url)) === 0) {
      say(`This database is empty: filling it with ${townsAsked} full-size town(s) first.`);
      await fillDatabase(database.url, database.dataDir, townsAsked);
    }
    const towns = await townsIn(database.url);
    if (towns !== townsAsked) throw new Problem(`This database holds ${towns} town(s), not ${townsAsked}.`);
    const source = await openDatabase(database.url, 4);
    try {
      await assertBenchTown(new Db(source.manager));
      await buildIfChanged(builds.server, { log: say });
      const results = await measureAll(source, database, wanted);
      if (wanted.json) writeFileSync(wanted.json, `${JSON.stringify(results, null, 2)}\n`);
      judge(results, wanted);
    } finally {
      await source.destroy();
    }
  } finally {
    await database.stop();
  }
}

/** Says what has grown, and with `--check` fails naming what is too slow. */
function judge(results: Result[], { check, before }: Wanted): void {
  if (before)
    for (const { name, factor } of growth(results, before))
      say(`${name}: ${factor?.toFixed(2) ?? '–'} times as long as in the other run`);
  if (!check) return;
  // In many towns it is growth that is asked for, beside one town's figures.
  const faults = before ? outgrown(results, before) : shortfalls(results);
  if (faults.length > 0) throw new Problem('Slower than it must be:', faults);
}

/** Sessions are thrown away and points given: never in a town where people live. */
async function assertBenchTown(db: Db): Promise<void> {
  if (await db.row(sql`SELECT id FROM users WHERE openid IS NULL OR openid NOT LIKE 'town-%' LIMIT 1`))
    throw new Problem('This database was not made by npm run seed:town; the benchmark would spoil it.');
}

type Wanted = ReturnType<typeof readArguments>;

async function measureAll(source: DataSource, database: TownDatabase, wanted: Wanted): Promise<Result[]> {
  const db = new Db(source.manager);
  const server = await startServer(database.url, database.dataDir);
  try {
    const callers = await callersOf(db);
    const made: Record<string, () => Operation | Promise<Operation>> = {
      feed: () => feed(callers),
      page2: () => secondPage(db, callers),
      like: () => like(db, callers),
      home: () => home(callers),
      detail: () => detail(db, callers),
      points: () => points(callers),
      shops: () => shops(callers),
      ranking: () => ranking(callers),
      approve: () => approve(db, callers),
      redeem: () => redeem(db, callers),
      settle: () => settle(db, database.url, callers, server.config),
      bonus: () => bonus(source, callers),
    };
    const results: Result[] = [];
    for (const name of wanted.only) {
      const operation = await made[name]?.();
      if (!operation) throw new Problem(`There is no ${name}. There are: ${Object.keys(made).join(', ')}`);
      for (const { connections, hot } of lapsOf(operation, wanted))
        results.push(await lap(db, database.url, server, wanted, { operation, connections, hot }));
      if (wanted.plans) say(await plansOf(database.url, server, operation));
      await operation.discard?.();
    }
    say(`\n${resultTable(results)}\nserver memory at most: ${server.memory()} MB`);
    await assertBookHolds(db); // both sides have written to it
    await db.run(sql`DELETE FROM idempotency_keys WHERE client_key LIKE 'bench-%'`);
    await db.run(sql`DELETE FROM sessions`);
    return results;
  } finally {
    await server.stop();
  }
}

/** 16 and 64 connections, one where it is asked for, and all at one place where that makes a difference. */
function lapsOf({ alsoAlone, canBeHot }: Operation, { connections }: Wanted) {
  const counts = connections ?? [...(alsoAlone ? [1] : []), 16, 64];
  return [false, ...(canBeHot ? [true] : [])].flatMap((hot) =>
    counts.map((count) => ({ connections: count, hot })),
  );
}

async function lap(
  db: Db,
  url: string,
  server: Server,
  { seconds, rounds }: Wanted,
  { operation, connections, hot }: { operation: Operation; connections: number; hot: boolean },
): Promise<Result> {
  const routes = serverRoutes(server.config);
  const raws = await Promise.all(Array.from({ length: connections }, () => openRaw(url, routes)));
  const result = await contest({ db, server, operation, raws, hot, seconds, rounds });
  await Promise.all(raws.map((raw) => raw.close()));
  say(resultTable([result]).split('\n')[1] ?? '');
  return result;
}

async function plansOf(url: string, { config }: Server, operation: Operation): Promise<string> {
  const raw = await openRaw(url, serverRoutes(config));
  const [shot] = await operation.supply(1, false);
  const plans = shot ? await raw.explain(operation, shot, 'bench-explained-0000') : '';
  await raw.close();
  return plans;
}

main().catch((error: unknown) => {
  printError(error);
  process.exitCode = 1;
});
