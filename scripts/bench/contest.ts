import type { Db } from '../../server/src/kernel/database';
import { aimOf } from './aims.mjs';
import { openConnection, type Answer, type Connection } from './connection';
import { newKey, noneEarlier, type Operation, type Reply, type Shot } from './operation';
import type { Raw } from './raw';
import { assertSame } from './same';
import type { Server } from './server';

export interface Contest {
  db: Db;
  server: Pick<Server, 'address' | 'processorTime'>;
  operation: Operation;
  raws: readonly Raw[];
  hot: boolean;
  seconds: number;
  rounds: number;
}

export interface Result {
  call: string;
  /** Everybody at one shop or pool; null where it makes no difference. */
  accounts: 'one' | 'spread' | null;
  connections: number;
  rps: number;
  rawRps: number;
  ratio: number;
  /** Milliseconds of one HTTP call. */
  p50: number;
  p99: number;
  /** Processor time of the server for one round of the calls, in microseconds. */
  serverMicros: number;
}

interface Round {
  rps: number;
  /** Processor time of the server for each shot, in microseconds; of raw, nothing. */
  serverMicros: number;
  times: number[];
  used: readonly Shot[];
}

/** How many of a round's pages are compared with what the tables say. */
const COMPARED = 3;

/** Both sides in turn, round after round, each with as many shots as it makes in the time; medians, because a machine is never quiet. */
export async function contest(given: Contest): Promise<Result> {
  const { db, server, operation, raws, hot, seconds, rounds } = given;
  const lanes = raws.length;
  const play = async (side: 'http' | 'raw', count: number) => {
    const each = Math.max(1, Math.ceil(count / lanes));
    const shots = await operation.supply(each * lanes, hot);
    const round = await (side === 'http' ? playHttp(given, shots, each) : playRaw(given, shots, each));
    await operation.check?.(db, round.used);
    const [raw] = raws;
    if (raw) await assertSame(server.address, raw, operation, round.used.slice(-COMPARED));
    return round;
  };
  const rates = { http: 0, raw: 0 };
  if (operation.people) await play('http', operation.people);
  // First, for each, what tells how many make a round and does not count: few, then twice half a second of them.
  for (const side of ['http', 'raw'] as const) {
    rates[side] = (await play(side, 3 * lanes)).rps;
    for (let time = 0; time < 2; time++)
      rates[side] = (await play(side, rates[side] * Math.min(0.5, seconds))).rps;
  }
  const done = { http: [] as Round[], raw: [] as Round[] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['http', 'raw'] as const) : (['raw', 'http'] as const);
    for (const side of order) done[side].push(await play(side, rates[side] * seconds));
  }
  const [rps, rawRps] = [median(done.http.map((each) => each.rps)), median(done.raw.map((each) => each.rps))];
  const over = (share: number) => median(done.http.map(({ times }) => quantile(times, share)));
  return {
    ...{ call: operation.name, accounts: operation.canBeHot ? (hot ? 'one' : 'spread') : null },
    ...{ connections: lanes, rps, rawRps, ratio: rps / rawRps, p50: over(0.5), p99: over(0.99) },
    serverMicros: median(done.http.map((each) => each.serverMicros)),
  };
}

/** Each connection takes one fresh shot after the other and makes its calls, each as soon as the one before is answered. */
async function playHttp(
  { server, operation, raws }: Contest,
  shots: readonly Shot[],
  each: number,
): Promise<Round> {
  const times: number[] = [];
  const connections = await Promise.all(raws.map(() => openConnection(server.address)));
  const before = server.processorTime();
  const begun = performance.now();
  const busy = async (connection: Connection, own: readonly Shot[]) => {
    for (const shot of own) await callAll(connection, operation, shot, times);
  };
  await Promise.all(
    connections.map((connection, lane) => busy(connection, shots.slice(lane * each, (lane + 1) * each))),
  );
  const rps = (1000 * shots.length) / (performance.now() - begun);
  const serverMicros = (server.processorTime() - before) / shots.length;
  for (const connection of connections) connection.close();
  return { rps, serverMicros, times, used: shots };
}

async function callAll(connection: Connection, { calls, together }: Operation, shot: Shot, times: number[]) {
  let earlier: Answer | undefined;
  const post = async (name: string, input: unknown) => {
    const headers = `authorization: Bearer ${shot.caller.token}\r\nidempotency-key: ${newKey()}`;
    const sent = performance.now();
    earlier = await connection.post(`/api/${name}`, headers, JSON.stringify(input));
    times.push(performance.now() - sent);
    if (earlier.status !== 200 || (together && earlier.body().includes('"error":')))
      throw new Error(`${name} answered ${earlier.status}: ${earlier.body()}`);
  };
  if (together)
    await post(
      calls.map(({ name }) => name).join(),
      calls.map(({ inputOf }) => inputOf(shot, noneEarlier)),
    );
  else
    for (const { name, inputOf } of calls)
      await post(
        name,
        inputOf(shot, () => JSON.parse(earlier?.body() ?? '{}') as Reply),
      );
}

async function playRaw({ operation, raws }: Contest, shots: readonly Shot[], each: number): Promise<Round> {
  const begun = performance.now();
  const busy = async (raw: Raw, own: readonly Shot[]) => {
    for (const shot of own) await raw.shoot(operation, shot, newKey());
  };
  await Promise.all(raws.map((raw, lane) => busy(raw, shots.slice(lane * each, (lane + 1) * each))));
  const rps = (1000 * shots.length) / (performance.now() - begun);
  return { rps, serverMicros: 0, times: [], used: shots };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const median = (values: readonly number[]) => quantile(values, 0.5);

const HEAD = [
  'call',
  'accounts',
  'connections',
  'rps',
  'raw rps',
  'ratio',
  'aim',
  'p50 ms',
  'p99 ms',
  'server µs',
  'of spread',
];

export function resultTable(results: readonly Result[]): string {
  const percent = (share: number | undefined) => (share === undefined ? '' : `${(share * 100).toFixed(0)} %`);
  const rows = results.map(({ call, accounts, connections, rps, rawRps, ratio, p50, p99, serverMicros }) => {
    const spread = results.find(
      (other) => other.call === call && other.connections === connections && other.accounts === 'spread',
    );
    return [
      ...[call, accounts ?? '', String(connections), rps.toFixed(0), rawRps.toFixed(0), percent(ratio)],
      ...[aimOf({ call, connections }), p50.toFixed(2), p99.toFixed(2)],
      serverMicros.toFixed(0),
      accounts === 'one' && spread ? percent(rps / spread.rps) : '',
    ];
  });
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return all.map(line).join('\n');
}
