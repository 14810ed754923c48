/*
 * The book under violence. `npm run chaos -- --kills 20` kills the server and the database that often each under load;
 * `npm run chaos -- --ops 1000000 [--seed N]` is the long run of the model test. Everything happens in a temporary folder.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../server/src/database';
import { migrateUp } from '../server/src/kernel/migrate';
import { runModel } from '../server/src/testing/model/run';
import { approveAll, type Load } from './chaos/load';
import { assertSettled, prepareCounters, settleAll } from './chaos/counter';
import { openHouse } from './chaos/house';
import { assertNothingLost } from './chaos/settle';
import { prepareTown } from './chaos/town';
import { ensureDatabase, startMariadb } from './lib/mariadb.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, ops: { type: 'string' }, seed: { type: 'string' } },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const CLERKS = 16;
const POSTS_EACH = 2_000;
const COUNTERS = 4;

async function kills(dataDir: string, count: number): Promise<void> {
  const house = await openHouse(dataDir);
  try {
    const clerks = await prepareTown(house.databaseUrl, CLERKS, POSTS_EACH);
    const counters = await prepareCounters(house.databaseUrl, COUNTERS);
    const load = approveAll(house.address, clerks);
    const counter = settleAll(house.address, counters);
    for (let turn = 0; turn < count; turn++) {
      await inFullSwing(load);
      await house.killServer();
      await inFullSwing(load);
      await house.killDatabase();
      say(`killed ${turn + 1} times each, ${load.done()} approvals acknowledged`);
    }
    const [approvals, settled] = await Promise.all([load.stop(), counter.stop()]);
    await assertNothingLost(house.databaseUrl, approvals);
    await assertSettled(house.databaseUrl, settled);
    const again = approvals.filter(({ sent }) => sent > 1).length;
    say(
      `${approvals.length} acknowledged, ${again} of them sent again with the same key: none lost, none twice, the book holds`,
    );
    say(`${settled.length} vouchers settled at the counter, with kills between look and tap: each once`);
    if (settled.length === 0) throw new Error('nothing was settled: this run shows nothing');
    if (again === 0) throw new Error('no kill has met a call under way: this run shows nothing');
  } finally {
    await house.close();
  }
}

/** A kill between two calls shows nothing: some must have got through since the last one, and then it comes at any moment. */
async function inFullSwing(load: Load): Promise<void> {
  const wanted = load.done() + CLERKS;
  while (load.done() < wanted) await sleep(5);
  await sleep(Math.random() * 150);
}

async function model(dataDir: string, operations: number, seed: number): Promise<void> {
  const database = await startMariadb({ dataDir: join(dataDir, 'mariadb'), durable: false });
  await ensureDatabase(database, 'model');
  const source = await openDatabase(database.url('model'), 70);
  try {
    await migrateUp(source);
    say(`seed ${seed}`);
    const counts = await runModel(source, {
      seed,
      operations,
      workers: 64,
      block: 10_000,
      residents: 60,
      onBlock: (done, { acknowledged, refused }) =>
        say(
          `${done} of ${operations}: ${acknowledged} acknowledged, refused ${JSON.stringify(refused)}, all equal`,
        ),
    });
    say(`${counts.acknowledged} operations acknowledged; model and database are equal`);
  } finally {
    await source.destroy();
    await database.stop();
  }
}

async function main(): Promise<void> {
  if (!values.kills && !values.ops) throw new Error('Say --kills N or --ops N.');
  const dataDir = await mkdtemp(join(tmpdir(), 'jishan-chaos-'));
  try {
    if (values.kills) await kills(dataDir, Number(values.kills));
    if (values.ops) await model(dataDir, Number(values.ops), Number(values.seed ?? Date.now() % 1_000_000));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
