// npm run bench [-- --json FILE] [--only feed,approve,like] [--seconds N] [--rounds N] [--connections 1,16,64] [--small]: calls over
// HTTP beside the same statements by raw mysql2, on a full-size town. `npm run bench -- points` measures what moves points,
// `npm run bench -- redeem` a voucher from its redemption to its settlement. How and why: docs/performance.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assertBookHolds } from '../server/src/testing/book';
import { openDatabase } from '../server/src/database';
import { Db, type DataSource } from '../server/src/kernel/database';
import { sql } from '../server/src/kernel/sql';
import { approve, bonus, callersOf, feed, like, voucher } from './bench/calls';
import { contest, resultTable, type Result } from './bench/contest';
import type { Operation } from './bench/operation';
import { openRaw, serverRoutes } from './bench/raw';
import { startServer, type Server } from './bench/server';
import { buildIfChanged, builds } from './lib/builds.mjs';
import { printError, Problem } from './lib/problem.mjs';
import { openTownDatabase, type TownDatabase } from './seed/database';
import { fillDatabase, holdsTown } from './seed/fill';

const say = (line: string) => process.stdout.write(`${line}\n`);
const MODES: Readonly<Record<string, string>> = {
  calls: 'feed,approve,like',
  points: 'approve,voucher,bonus',
  redeem: 'voucher',
};

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      only: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '1,16,64' },
      small: { type: 'boolean' }, // read by seed/size.ts
    },
  });
  const [mode = 'calls', ...more] = positionals;
  const names = more.length === 0 && MODES[mode];
  if (!names) throw new Problem('`points` or `redeem` can be named: npm run bench -- points.');
  const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
  const connections = values.connections.split(',').map(Number);
  if (!(seconds > 0) || !(rounds >= 1) || !connections.every((count) => count >= 1))
    throw new Problem('--seconds, --rounds and --connections are numbers above zero.');
  return { json: values.json, only: (values.only ?? names).split(','), seconds, rounds, connections };
}

async function main(): Promise<void> {
  const wanted = readArguments();
  const database = await openTownDatabase();
  try {
    if (!(await holdsTown(database.url))) {
      say('This database is empty: filling it with a town first.');
      await fillDatabase(database.url, database.dataDir, 1);
    }
    const source = await openDatabase(database.url, 4);
    try {
      await assertBenchTown(new Db(source.manager));
      await buildIfChanged(builds.server, { log: say });
      const results = await measureAll(source, database, wanted);
      if (wanted.json) writeFileSync(wanted.json, `${JSON.stringify(results, null, 2)}\n`);
    } finally {
      await source.destroy();
    }
  } finally {
    await database.stop();
  }
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
      approve: () => approve(db, callers),
      like: () => like(db, callers),
      voucher: () => voucher(db, callers, server.config),
      bonus: () => bonus(source, callers),
    };
    const results: Result[] = [];
    const plans: string[] = [];
    for (const name of wanted.only) {
      const operation = await made[name]?.();
      if (!operation) throw new Problem(`There is no ${name}. There are: ${Object.keys(made).join(', ')}`);
      for (const connections of wanted.connections)
        results.push(await lap(db, database.url, server, wanted, { operation, connections, hot: false }));
      const most = Math.max(...wanted.connections);
      if (operation.canBeHot)
        results.push(
          await lap(db, database.url, server, wanted, { operation, connections: most, hot: true }),
        );
      plans.push(await plansOf(database.url, server, operation));
      await operation.discard?.();
    }
    say(`\n${resultTable(results)}\nserver memory at most: ${server.memory()} MB\n\n${plans.join('\n')}`);
    await assertBookHolds(db); // both sides have written to it
    await db.run(sql`DELETE FROM idempotency_keys WHERE client_key LIKE 'bench-%'`);
    await db.run(sql`DELETE FROM sessions`);
    return results;
  } finally {
    await server.stop();
  }
}

async function lap(
  db: Db,
  url: string,
  { address, config }: Server,
  { seconds, rounds }: Wanted,
  { operation, connections, hot }: { operation: Operation; connections: number; hot: boolean },
): Promise<Result> {
  const routes = serverRoutes(config);
  const raws = await Promise.all(Array.from({ length: connections }, () => openRaw(url, routes)));
  const result = await contest({ db, address, operation, raws, hot, seconds, rounds });
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
