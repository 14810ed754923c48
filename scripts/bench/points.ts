import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { openDatabase } from '../../server/src/database';
import { Db, type DataSource } from '../../server/src/kernel/database';
import { assertBookHolds } from '../../server/src/testing/book';
import { openRaw, shootRaw } from './contest';
import { learn, type Recording, type Statement, type Step } from './learn';
import { measure, median, quantile, type Round } from './measure';
import type { PointsCall, PointsShot } from './points-calls';
import { asTable } from './report';
import { tap } from './tap.mjs';

export interface PointsResult {
  call: string;
  /** Everybody on one shop or pool. */
  hot: boolean;
  connections: number;
  rps: number;
  rawRps: number;
  ratio: number;
  p50: number;
  p99: number;
}

export interface PointsBench {
  url: string;
  seconds: number;
  rounds: number;
  connections: readonly number[];
  say: (line: string) => void;
}

/** One call, learned from three in this process: they reach the database through the server's own pool and transaction. */
async function learnCall(source: DataSource, call: PointsCall): Promise<Step[]> {
  // The first calls of a process ask for more: ids that it then remembers.
  for (const shot of call.samples()) await shot.make(source);
  const recordings: Recording[] = [];
  for (const shot of call.samples()) {
    await sleep(20);
    const statements: (Statement & { index: number })[] = [];
    const untap = tap((statement) => statements.push(statement));
    const from = Date.now();
    await shot.make(source).finally(untap);
    const recording = { facts: shot.facts, from, until: Date.now() };
    recordings.push({ ...recording, statements: statements.sort((a, b) => a.index - b.index) });
  }
  return learn(recordings, 'START TRANSACTION');
}

interface Lap {
  call: PointsCall;
  program: Step[];
  hot: boolean;
  connections: number;
}

/** The service and the same statements by raw mysql2 in turn, round after round; medians of the rounds. */
async function runLap({ url, seconds, rounds }: PointsBench, lap: Lap): Promise<PointsResult> {
  const { call, program, hot, connections } = lap;
  const source = await openDatabase(url, connections);
  const raws = await Promise.all(Array.from({ length: connections }, () => openRaw(url)));
  const ways = {
    service: async (_: number, shot: PointsShot) => void (await shot.make(source)),
    raw: (lane: number, { facts }: PointsShot) =>
      shootRaw(raws[lane] as Connection, [program], { variant: 0, facts }),
  };
  const done = { service: [] as Round[], raw: [] as Round[] };
  const play = (side: 'service' | 'raw', forSeconds: number) => {
    // More than either side can use up.
    const items = call.supply(Math.ceil(4_000 * forSeconds), hot);
    return measure({ lanes: connections, seconds: forSeconds, items, again: false, one: ways[side] });
  };
  for (const side of ['service', 'raw'] as const) await play(side, Math.min(1, seconds));
  for (let round = 0; round < rounds; round++)
    for (const side of round % 2 === 0 ? (['service', 'raw'] as const) : (['raw', 'service'] as const))
      done[side].push(await play(side, seconds));
  await source.destroy();
  await Promise.all(raws.map((connection) => connection.end()));

  const rate = (side: 'service' | 'raw') => median(done[side].map(({ rps }) => rps));
  const over = (share: number) => median(done.service.map(({ times }) => quantile(times, share)));
  const [rps, rawRps] = [rate('service'), rate('raw')];
  return {
    ...{ call: call.name, hot, connections, rps, rawRps, ratio: rps / rawRps },
    ...{ p50: over(0.5), p99: over(0.99) },
  };
}

/** Calls beside raw statements; one shop or one pool for all beside many; then the book must hold. */
export async function benchPoints(
  given: PointsBench,
  callsOf: (source: DataSource) => Promise<PointsCall[]>,
): Promise<PointsResult[]> {
  const source = await openDatabase(given.url, 4);
  try {
    const results: PointsResult[] = [];
    for (const call of await callsOf(source)) {
      const program = await learnCall(source, call);
      given.say(`${call.name}: ${program.length} statements`);
      const most = Math.max(...given.connections);
      const laps = [
        ...given.connections
          .filter((connections) => call.name !== 'bonus' || connections === most)
          .map((connections) => ({ hot: false, connections })),
        ...(call.name === 'award' ? [] : [{ hot: true, connections: most }]),
      ];
      for (const lap of laps) {
        const result = await runLap(given, { call, program, ...lap });
        results.push(result);
        given.say(pointsTable([result]).split('\n')[1] ?? '');
      }
    }
    await assertBookHolds(new Db(source.manager));
    return results;
  } finally {
    await source.destroy();
  }
}

const HEAD = ['call', 'accounts', 'connections', 'rps', 'raw rps', 'ratio', 'p50 ms', 'p99 ms', 'of spread'];

export function pointsTable(results: readonly PointsResult[]): string {
  const rows = results.map((result) => {
    const { call, hot, connections, rps, rawRps, ratio, p50, p99 } = result;
    const spread = results.find(
      (other) => hot && !other.hot && other.call === call && other.connections === connections,
    );
    return [
      ...[call, hot ? 'one' : 'spread', String(connections), rps.toFixed(0), rawRps.toFixed(0)],
      ...[`${(ratio * 100).toFixed(0)} %`, p50.toFixed(2), p99.toFixed(2)],
      spread ? `${((rps / spread.rps) * 100).toFixed(0)} %` : '',
    ];
  });
  return asTable([HEAD, ...rows]);
}
