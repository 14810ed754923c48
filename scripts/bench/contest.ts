import autocannon from 'autocannon';
import type { Db } from '../../server/src/kernel/database';
import { aimOf } from './aims.mjs';
import { newKey, type Operation, type Reply, type Shot } from './operation';
import type { Raw } from './raw';
import { assertSame } from './same';

export interface Contest {
  db: Db;
  address: string;
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
}

interface Round {
  rps: number;
  times: number[];
  used: Shot[];
}

/** How many of a round's pages are compared with what the tables say. */
const COMPARED = 3;

/** Both sides in turn, round after round, each with as many shots as it makes in the time; medians, because a machine is never quiet. */
export async function contest(given: Contest): Promise<Result> {
  const { db, address, operation, raws, hot, seconds, rounds } = given;
  const lanes = raws.length;
  const play = async (side: 'http' | 'raw', count: number) => {
    const each = Math.max(1, Math.ceil(count / lanes));
    // A few more: what is prepared for a call that the end cuts off is never sent.
    const shots = await operation.supply(each * lanes + 2 * lanes, hot);
    const round = await (side === 'http' ? playHttp(given, shots, each) : playRaw(given, shots, each));
    await operation.check?.(db, round.used);
    const [raw] = raws;
    if (raw) await assertSame(address, raw, operation, round.used.slice(-COMPARED));
    return round;
  };
  const rates = { http: 0, raw: 0 };
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
  };
}

/** Each connection takes one fresh shot after the other and makes its calls, each as soon as the one before is answered. */
async function playHttp(
  { address, operation: { calls }, raws }: Contest,
  shots: readonly Shot[],
  each: number,
): Promise<Round> {
  interface Lane {
    shot: Shot;
    /** What the call before was answered. */
    body: string;
  }
  const [times, used]: [number[], Shot[]] = [[], []];
  let [next, begun, last] = [0, 0, 0];
  let failure: string | undefined;
  const requests = calls.map(({ name, inputOf }, step): autocannon.Request => ({
    ...{ method: 'POST', path: `/api/${name}` },
    setupRequest: (request, context) => {
      const lane = context as Lane;
      begun ||= performance.now(); // autocannon has made itself ready
      if (step === 0) Object.assign(lane, { shot: shots[next++ % shots.length] });
      const headers = {
        ...{ authorization: `Bearer ${lane.shot.caller.token}`, 'content-type': 'application/json' },
        'idempotency-key': newKey(),
      };
      return {
        ...request,
        headers,
        body: JSON.stringify(inputOf(lane.shot, () => JSON.parse(lane.body) as Reply)),
      };
    },
    onResponse: (status, body, context) => {
      const lane = context as Lane;
      if (status !== 200) failure ??= `${name} answered ${status}: ${body}`;
      if (step === calls.length - 1) used.push(lane.shot);
      else lane.body = body;
    },
  }));
  const amount = each * raws.length * calls.length;
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url: address, connections: raws.length, amount, requests, timeout: 30 };
    const playing = autocannon(options, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    playing.on('response', (_client, _status, _bytes, ms) => {
      times.push(ms);
      last = performance.now();
    });
  });
  if (failure ?? errors + timeouts > 0) throw new Error(failure ?? `${errors} errors, ${timeouts} timeouts`);
  return { rps: (1000 * used.length) / (last - begun), times, used };
}

async function playRaw({ operation, raws }: Contest, shots: readonly Shot[], each: number): Promise<Round> {
  const [times, used]: [number[], Shot[]] = [[], shots.slice(0, each * raws.length)];
  const begun = performance.now();
  const busy = async (raw: Raw, own: readonly Shot[]) => {
    for (const shot of own) await raw.shoot(operation, shot, newKey());
  };
  await Promise.all(raws.map((raw, lane) => busy(raw, used.slice(lane * each, (lane + 1) * each))));
  return { rps: (1000 * used.length) / (performance.now() - begun), times, used };
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
  'of spread',
];

export function resultTable(results: readonly Result[]): string {
  const percent = (share: number | undefined) => (share === undefined ? '' : `${(share * 100).toFixed(0)} %`);
  const rows = results.map(({ call, accounts, connections, rps, rawRps, ratio, p50, p99 }) => {
    const spread = results.find(
      (other) => other.call === call && other.connections === connections && other.accounts === 'spread',
    );
    return [
      ...[call, accounts ?? '', String(connections), rps.toFixed(0), rawRps.toFixed(0), percent(ratio)],
      ...[aimOf({ call, connections }), p50.toFixed(2), p99.toFixed(2)],
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
