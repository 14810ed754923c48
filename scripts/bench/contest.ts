import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Connection } from 'mysql2/promise';
import { connectionOf } from '../../server/src/kernel/database';
import { HttpConnection } from './http';
import { learn, type Recording, type Step } from './learn';
import { measure, median, quantile, type Round } from './measure';
import type { Operation, Shot } from './operation';
import { replay } from './raw';
import type { Result } from './report';
import { cpuOf, type Server } from './server';

const RETRY = new Set([1213, 1205, 1020]);

/** A connection just as the server opens its own. */
export async function openRaw(url: string): Promise<Connection> {
  const connection = await createConnection({
    ...connectionOf(url),
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    decimalNumbers: true,
  });
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  return connection;
}

async function call(http: HttpConnection, { path }: Operation, { caller, body, key }: Shot): Promise<Buffer> {
  const { status, bytes } = await http.post(path, caller.token, body, key);
  if (status !== 200) throw new Error(`${path} answered ${bytes.toString('utf8').slice(0, 600)}`);
  return bytes;
}

/** Makes the calls through a recording server and learns their statements; then proves that a replay reads the same. */
export async function learnOperation(server: Server, operation: Operation, url: string): Promise<Step[][]> {
  const http = await HttpConnection.open(server.port);
  const programs: Step[][] = [];
  // The first call of a server asks for more: ids that it then remembers.
  const [warmUp] = await operation.supply(1);
  if (warmUp) await call(http, operation, warmUp);
  for (let variant = 0; variant < operation.variants; variant++) {
    const recordings: Recording[] = [];
    for (const shot of await operation.samples(variant)) {
      await sleep(20);
      server.takeStatements();
      const from = Date.now();
      await call(http, operation, shot);
      const until = Date.now();
      await sleep(50);
      recordings.push({ facts: shot.facts, from, until, statements: server.takeStatements() });
    }
    programs.push(learn(recordings));
    if (operation.name === 'feed') await assertSamePage(http, operation, programs, variant, url);
  }
  http.close();
  return programs;
}

/** Both sides must read the same posts in the same order. */
async function assertSamePage(
  http: HttpConnection,
  operation: Operation,
  programs: readonly Step[][],
  variant: number,
  url: string,
): Promise<void> {
  const [shot] = await operation.samples(variant);
  if (!shot) throw new Error('nobody reads the feed');
  const answer = await call(http, operation, shot);
  const body = answer.subarray(answer.indexOf('\r\n\r\n') + 4).toString('utf8');
  const page = (JSON.parse(body) as { items: { id: number }[] }).items.map(({ id }) => id);
  const connection = await openRaw(url);
  const rows = await replay(connection, programs[variant] ?? [], shot.facts);
  await connection.end();
  const raw = rows.slice(0, page.length).map((row) => row['id']);
  if (page.length !== 20 || JSON.stringify(page) !== JSON.stringify(raw))
    throw new Error(`the two sides read different pages: ${page.join()} and ${raw.join()}`);
}

export async function shootRaw(
  connection: Connection,
  programs: readonly Step[][],
  shot: Pick<Shot, 'variant' | 'facts'>,
): Promise<void> {
  for (;;) {
    try {
      await replay(connection, programs[shot.variant] ?? [], shot.facts);
      return;
    } catch (error) {
      if (!RETRY.has((error as { errno?: number }).errno ?? 0)) throw error;
      await connection.query('ROLLBACK');
    }
  }
}

const openHttp = (port: number, count: number) =>
  Promise.all(Array.from({ length: count }, () => HttpConnection.open(port)));

export interface Contest {
  server: Server;
  operation: Operation;
  programs: readonly Step[][];
  url: string;
  connections: number;
  seconds: number;
  rounds: number;
  /** The database's process, when it is ours. */
  databasePid?: number;
}

/** Processor time in microseconds that each process spends on one call: it says what the machine's noise cannot blur. */
export interface Effort {
  server: number;
  /** The database's, for a call over HTTP. */
  database: number;
  /** The measuring process's, over HTTP and raw. */
  client: number;
  raw: number;
  rawDatabase: number;
}

/** Both sides in turn, round after round; medians, because a machine is never quiet. */
export async function contest(given: Contest): Promise<Result & { memory: number; effort: Effort }> {
  const { server, operation, programs, url, connections, seconds, rounds } = given;
  let https: HttpConnection[] = [];
  const raws = await Promise.all(Array.from({ length: connections }, () => openRaw(url)));
  const ways = {
    http: async (lane: number, shot: Shot) =>
      void (await call(https[lane] as HttpConnection, operation, shot)),
    raw: (lane: number, shot: Shot) => shootRaw(raws[lane] as Connection, programs, shot),
  };
  const spent = () => {
    const { user, system } = process.cpuUsage();
    return [server.cpu(), given.databasePid ? cpuOf(given.databasePid) : NaN, user + system];
  };
  const efforts = { http: [] as number[][], raw: [] as number[][] };
  let left: Shot[] = [];
  const rates = { http: connections === 1 ? 300 : 900, raw: connections === 1 ? 400 : 1500 };
  const play = async (side: 'http' | 'raw', forSeconds: number): Promise<Round> => {
    const wanted = Math.ceil(rates[side] * forSeconds * 1.7) + 50;
    if (left.length < wanted) left = [...left, ...(await operation.supply(wanted - left.length))];
    // New ones for every round: the server closes those that were idle while the other side played.
    https = side === 'http' ? await openHttp(server.port, connections) : [];
    const before = spent();
    const round = await measure({
      lanes: connections,
      seconds: forSeconds,
      items: left,
      again: operation.reusable,
      one: ways[side],
    });
    for (const connection of https) connection.close();
    rates[side] = round.rps;
    efforts[side].push(spent().map((now, at) => (now - (before[at] ?? 0)) / round.times.length));
    if (!operation.reusable) await operation.check(left.splice(0, round.used), side);
    return round;
  };

  for (const side of ['http', 'raw'] as const) await play(side, Math.min(1, seconds));
  const done = { http: [] as Round[], raw: [] as Round[] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['http', 'raw'] as const) : (['raw', 'http'] as const);
    for (const side of order) done[side].push(await play(side, seconds));
  }
  await operation.discard(left);
  await Promise.all(raws.map((connection) => connection.end()));

  const [rps, rawRps] = [median(done.http.map((each) => each.rps)), median(done.raw.map((each) => each.rps))];
  const over = (share: number) => median(done.http.map(({ times }) => quantile(times, share)));
  return {
    name: operation.name,
    connections,
    rps,
    rawRps,
    ratio: rps / rawRps,
    p50: over(0.5),
    p99: over(0.99),
    memory: server.memory().now,
    effort: effortOf(efforts.http, efforts.raw),
  };
}

function effortOf(http: readonly number[][], raw: readonly number[][]): Effort {
  const of = (rounds: readonly number[][], at: number) =>
    Math.round(median(rounds.map((each) => each[at] ?? NaN)));
  return {
    server: of(http, 0),
    database: of(http, 1),
    client: of(http, 2),
    raw: of(raw, 2),
    rawDatabase: of(raw, 1),
  };
}
