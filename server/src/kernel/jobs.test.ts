import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'prom-client';
import { pino } from 'pino';
import { openDatabase } from '../database';
import { jobsOf } from '../jobs';
import { emptyDatabase } from '../testing/empty-database';
import { startTestServer } from '../testing/harness';
import { Db, type DataSource } from './database';
import { listJobRuns } from './job-runs';
import { runJob, startJobs, type Job, type JobDone } from './jobs';
import { migrateUp } from './migrate';
import { listed, sweepBatches, sweepEach } from './sweep';

/** Two servers of one town. */
let one: DataSource;
let two: DataSource;
let db: Db;
beforeAll(async () => {
  const url = await emptyDatabase();
  one = await openDatabase(url, 8);
  two = await openDatabase(url, 8);
  await migrateUp(one);
  db = new Db(one.manager);
});
afterAll(() => Promise.all([one.destroy(), two.destroy()]));

const silent = pino({ level: 'silent' });
const never = new AbortController().signal;
const job = (name: string, work: Job['work'], everyMs = 1000): Job => ({ name, everyMs, work });
const runOf = async (name: string) => (await listJobRuns(db)).find((run) => run.name === name);

test('one server at a time: the other passes on, at once', async () => {
  let end = () => {};
  let runs = 0;
  const long = job('long', async () => {
    runs++;
    await new Promise<void>((resolve) => (end = resolve));
    return {};
  });
  const first = runJob(long, one, silent);
  while (runs === 0) await sleep(5);
  expect(await runJob(long, two, silent)).toBe('elsewhere');
  expect((await runOf('long'))?.outcome).toBe('running');
  end();
  expect(await first).toBe('ran');
  expect(runs).toBe(1);
});

test('in step: what another server has just done is not done again before its time', async () => {
  let runs = 0;
  const hourly = job('hourly', () => Promise.resolve({ done: ++runs }), 3_600_000);
  const now = Date.now();
  expect(await runJob(hourly, one, silent, never, now)).toBe('ran');
  expect(await runJob(hourly, two, silent, never, now + 1_800_000)).toBe('not due');
  expect(await runJob(hourly, two, silent, never, now + 3_600_000)).toBe('ran');
  expect(runs).toBe(2);
});

test('two servers for a while: never at once, and at the pace of one', async () => {
  let [at, most, runs] = [0, 0, 0];
  const work = async (): Promise<JobDone> => {
    most = Math.max(most, ++at);
    runs++;
    await sleep(20);
    at--;
    return {};
  };
  const both = [one, two].map((source) => startJobs([job('pace', work, 100)], source, silent));
  await sleep(2_000);
  await Promise.all(both.map(({ stop }) => stop()));
  expect(most).toBe(1);
  expect(runs).toBeGreaterThan(1);
  // Two seconds at most every 90 ms; each server for itself would have come to twice as many.
  expect(runs).toBeLessThanOrEqual(23);
});

test('a server that was killed holds nobody up', async () => {
  const dying = one.createQueryRunner();
  await dying.query("SELECT GET_LOCK(SHA1(CONCAT(DATABASE(), ' job ', 'dying')), 0)");
  const idle = job('dying', () => Promise.resolve({}));
  expect(await runJob(idle, two, silent)).toBe('elsewhere');
  ((await dying.connect()) as { destroy: () => void }).destroy();
  await dying.release();
  let turn = '';
  for (let tries = 0; tries < 100 && turn !== 'ran'; tries++) {
    turn = await runJob(idle, two, silent);
    await sleep(20);
  }
  expect(turn).toBe('ran');
});

test('what went wrong last is kept, a bad item with its name', async () => {
  const now = Date.now();
  const bad = job('bad', () =>
    sweepEach({ page: listed([1, 2, 3]), each: failAt(2), name: (n) => `thing ${n}` }).then(
      ({ done, failed }) => ({
        done,
        failed,
      }),
    ),
  );
  await runJob(bad, one, silent, never, now);
  expect(await runOf('bad')).toMatchObject({
    ...{ outcome: 'partial', counts: '{"done":2}', failed: 1, error: 'thing 2: no 2', runs: 1, failures: 1 },
  });
  await runJob(
    job('bad', () => Promise.reject(new Error('nothing goes'))),
    one,
    silent,
    never,
    now + 2000,
  );
  expect(await runOf('bad')).toMatchObject({
    outcome: 'failed',
    error: 'nothing goes',
    runs: 2,
    failures: 2,
  });
  await runJob(
    job('bad', () => Promise.resolve({ done: 3 })),
    one,
    silent,
    never,
    now + 4000,
  );
  expect(await runOf('bad')).toMatchObject({
    outcome: 'done',
    failed: 0,
    error: 'nothing goes',
    runs: 3,
    failures: 2,
  });

  const metrics = await register.metrics();
  for (const outcome of ['done', 'partial', 'failed'])
    expect(metrics).toContain(`jishan_job_runs_total{job="bad",outcome="${outcome}"} 1`);
  expect(metrics).toContain('jishan_job_items_total{job="bad",what="done"} 5');
  expect(metrics).toContain('jishan_job_items_total{job="bad",what="failed"} 1');
  expect(metrics).toContain('jishan_job_seconds_count{job="bad"} 3');
});

const failAt = (bad: number) => (n: number) =>
  n === bad ? Promise.reject(new Error(`no ${n}`)) : Promise.resolve(true);

test('one job that fails stops no other, and itself comes round again', async () => {
  const seen: string[] = [];
  const jobs = startJobs(
    [
      job('throws', () => (seen.push('throws'), Promise.reject(new Error('no'))), 50),
      job('works', () => (seen.push('works'), Promise.resolve({})), 50),
    ],
    one,
    silent,
  );
  while (seen.filter((name) => name === 'throws').length < 3) await sleep(10);
  await jobs.stop();
  expect(seen.filter((name) => name === 'works').length).toBeGreaterThan(1);
});

test('stopping waits for what runs, tells it to end, and begins nothing any more', async () => {
  const seen: number[] = [];
  let rounds = 0;
  const sweeping = job(
    'sweeping',
    async (_, signal) => {
      rounds++;
      const { done } = await sweepEach({
        page: listed(Array.from({ length: 1000 }, (__: unknown, n) => n)),
        each: async (n: number) => {
          await sleep(5);
          seen.push(n);
          return true;
        },
        name: String,
        signal,
      });
      return { done };
    },
    50,
  );
  const jobs = startJobs([sweeping], one, silent);
  while (seen.length < 3) await sleep(5);
  await jobs.stop();
  const { length } = seen;
  expect(length).toBeLessThan(1000);
  expect((await runOf('sweeping'))?.outcome).toBe('done');
  await sleep(200);
  expect([seen.length, rounds]).toEqual([length, 1]);
});

describe('a sweep', () => {
  test('goes past a page that is bad as a whole', async () => {
    const all = Array.from({ length: 10 }, (_, n) => n + 1);
    const page = (after = 0) => Promise.resolve(all.filter((n) => n > after).slice(0, 3));
    const each = (n: number) => (n <= 6 ? Promise.reject(new Error('bad')) : Promise.resolve(true));
    const swept = await sweepEach({ page, each, name: String });
    expect(swept).toMatchObject({ done: 4, failed: { count: 6 } });
    const batches = await sweepBatches({
      page,
      all: (batch) => (batch.includes(2) ? Promise.reject(new Error('bad')) : Promise.resolve(batch.length)),
      name: String,
    });
    expect(batches).toMatchObject({ done: 9, failed: { count: 1, first: [{ item: '2' }] } });
  });

  test('does not call everything bad when the database is gone', async () => {
    const gone = Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' });
    const each = () => Promise.reject(gone);
    await expect(sweepEach({ page: listed([1, 2]), each, name: String })).rejects.toThrow('gone');
  });
});

test('the server’s jobs all run, each under a name of its own', async () => {
  const server = await startTestServer();
  try {
    const jobs = jobsOf(server.source, server.deps);
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    for (const each of jobs) await runJob(each, server.source, silent);
    const outcomes = (await listJobRuns(server.db)).map(({ name, outcome, error }) => ({
      name,
      outcome,
      error,
    }));
    expect(outcomes).toEqual(
      jobs
        .map(({ name }) => ({ name, outcome: 'done', error: '' }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  } finally {
    await server.stop();
  }
});
