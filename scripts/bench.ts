// npm run bench [-- --json FILE] [--only feed,approve,like] [--seconds N] [--rounds N] [--connections 1,16,64]: calls over HTTP beside the same
// statements by raw mysql2, on a full-size town. `npm run bench -- points` measures the points book itself,
// `npm run bench -- redeem` a voucher from its redemption to its settlement. How and why: docs/performance.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { printError, Problem } from './lib/problem.mjs';
import { approveOperation } from './bench/approve';
import { contest, learnOperation, openRaw } from './bench/contest';
import type { Step } from './bench/learn';
import type { Operation } from './bench/operation';
import { signIn } from './bench/people';
import { pointsCalls } from './bench/points-calls';
import { benchPoints, pointsTable } from './bench/points';
import { feedOperation, likeOperation } from './bench/reads';
import { explainSteps, resultTable, type Result } from './bench/report';
import { buildServer, startServer } from './bench/server';
import { voucherCalls } from './bench/voucher-calls';
import { openTownDatabase, type TownDatabase } from './seed/database';
import { fillDatabase, holdsTown } from './seed/fill';

const say = (line: string) => process.stdout.write(`${line}\n`);

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      only: { type: 'string', default: 'feed,approve,like' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '1,16,64' },
    },
  });
  const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
  if (!(seconds > 0) || !(rounds >= 1)) throw new Problem('--seconds and --rounds are numbers above zero.');
  const connections = values.connections.split(',').map(Number);
  const [what = 'calls', ...more] = positionals;
  if (more.length > 0 || !['calls', 'points', 'redeem'].includes(what))
    throw new Problem('`points` or `redeem` can be named: npm run bench -- points.');
  return { what, json: values.json, only: values.only.split(','), seconds, rounds, connections };
}

async function main(): Promise<void> {
  const wanted = readArguments();
  const database = await openTownDatabase();
  try {
    if (!(await holdsTown(database.url))) {
      say('This database is empty: filling it with a full-size town first.');
      await fillDatabase(database.url, database.dataDir, 1);
    }
    const connection = await openRaw(database.url);
    await assertBenchTown(connection);
    if (wanted.what !== 'calls') {
      await connection.end();
      return await measurePoints(database.url, wanted);
    }
    await buildServer();
    const results = await bench(connection, database, wanted);
    await connection.query("DELETE FROM idempotency_keys WHERE client_key LIKE 'bench-%'");
    await connection.query('DELETE FROM sessions');
    await connection.end();
    if (wanted.json) writeFileSync(wanted.json, `${JSON.stringify(results.map(publicPart), null, 2)}\n`);
  } finally {
    await database.stop();
  }
}

/** One connection says nothing about a book that many write to at once. */
async function measurePoints(url: string, wanted: ReturnType<typeof readArguments>): Promise<void> {
  const { seconds, rounds } = wanted;
  const connections = wanted.connections.filter((count) => count > 1);
  const callsOf = wanted.what === 'redeem' ? voucherCalls : pointsCalls;
  const results = await benchPoints({ url, seconds, rounds, connections, say }, callsOf);
  say(`\n${pointsTable(results)}`);
  if (wanted.json) writeFileSync(wanted.json, `${JSON.stringify(results, null, 2)}\n`);
}

const publicPart = ({ name, connections, rps, rawRps, ratio, p50, p99 }: Result): Result => ({
  ...{ name, connections, rps, rawRps, ratio, p50, p99 },
});

/** Sessions are thrown away and points given: never in a town where people live. */
async function assertBenchTown(connection: Connection): Promise<void> {
  const [real] = await connection.query<RowDataPacket[]>(
    "SELECT id FROM users WHERE openid IS NULL OR openid NOT LIKE 'town-%' LIMIT 1",
  );
  if (real.length > 0)
    throw new Problem('This database was not made by npm run seed:town; the benchmark would spoil it.');
}

async function bench(
  connection: Connection,
  { url, dataDir, pid }: TownDatabase,
  { only, seconds, rounds, connections: counts }: ReturnType<typeof readArguments>,
) {
  const { residents, staff } = await signIn(connection);
  const all: Operation[] = [
    feedOperation(residents),
    await approveOperation(connection, staff),
    await likeOperation(connection, residents),
  ];
  const operations = all.filter(({ name }) => only.includes(name));
  const programs = await learnAll(url, dataDir, operations);
  const server = await startServer(url, dataDir, false);
  const results: Awaited<ReturnType<typeof contest>>[] = [];
  try {
    for (const operation of operations) {
      for (const connections of counts) {
        const steps = programs.get(operation) ?? [];
        const result = await contest({
          ...(pid === undefined ? {} : { databasePid: pid }),
          server,
          operation,
          programs: steps,
          url,
          connections,
          seconds,
          rounds,
        });
        results.push(result);
        say(resultTable([result]).split('\n')[1] ?? '');
      }
    }
    say(`\n${resultTable(results)}\nserver memory at most: ${server.memory().most} MB\n`);
  } finally {
    await server.stop();
  }
  for (const [operation, steps] of programs) {
    for (const program of steps) say(await explainSteps(connection, operation.name, program));
  }
  return results;
}

/** A first server tells what it sends to the database; the one that is measured knows nothing of it. */
async function learnAll(
  url: string,
  dataDir: string,
  operations: readonly Operation[],
): Promise<Map<Operation, Step[][]>> {
  const server = await startServer(url, dataDir, true);
  const programs = new Map<Operation, Step[][]>();
  try {
    for (const operation of operations) programs.set(operation, await learnOperation(server, operation, url));
  } finally {
    await server.stop();
  }
  return programs;
}

main().catch((error: unknown) => {
  printError(error);
  process.exitCode = 1;
});
