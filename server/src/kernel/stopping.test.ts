import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { migratedDatabase } from '../testing/migrated';
import { endProcesses, startReady, townFor, type ServerProcess } from '../testing/process';
import { isWhole } from '../testing/volume';
import { openDatabase } from '../database';
import { Db, type DataSource } from './database';
import { sql } from './sql';

/* How a real process leaves: under load over keep-alive connections, and after an error that nobody caught. */
jest.setTimeout(600_000);

/** Each falls at another moment of the load. */
const ROUNDS = Number(process.env['STOP_ROUNDS'] ?? (isWhole ? 10 : 2));
const WORKERS = 16;
/** The workers must hear of the stop within this time on a machine that does other work too. */
const DRAIN_MS = 3000;

let databaseUrl: string;
let token: string;
let source: DataSource;

beforeAll(async () => {
  databaseUrl = await migratedDatabase();
  token = (await townFor(databaseUrl)).tokens.wang;
  source = await openDatabase(databaseUrl, 2);
});
afterAll(async () => {
  await source.destroy();
  endProcesses();
});

const start = (args: string[] = [], env: Record<string, string> = {}) =>
  startReady(
    {
      ...env,
      DATABASE_URL: databaseUrl,
      MODE: 'test',
      RATE_LIMIT_SCALE: '100000',
      LOG_LEVEL: 'warn',
      DRAIN_SECONDS: String(DRAIN_MS / 1000),
    },
    args,
  );

interface Load {
  answered: string[];
  /** Calls that were sent and never answered. */
  cut: string[];
  lastAnswer: number;
  /** What /readyz said when they moved on; undefined when nobody answered. */
  readyz?: number;
}

/**
 * Workers that call without a pause over connections they keep, like a proxy: they go elsewhere once /readyz says no or a
 * connection is refused, and never send into a connection that said it would close.
 */
async function load(server: ServerProcess): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: WORKERS });
  const found: Load = { answered: [], cut: [], lastAnswer: 0 };
  let movedOn = false;
  const probe = async () => {
    while (!movedOn) {
      const ready = await fetch(`${server.url}/readyz`).catch(() => null);
      movedOn = ready?.status !== 200;
      found.readyz = ready?.status;
      await sleep(100);
    }
  };
  const work = async () => {
    while (!movedOn) {
      const key = randomUUID();
      const outcome = await post(server, agent, key);
      if (outcome === 'refused') return;
      if (outcome !== 'answered')
        found.cut.push(`${key} ${outcome} ${movedOn ? 'after' : 'before'} moving on`);
      else {
        found.answered.push(key);
        found.lastAnswer = performance.now();
      }
    }
  };
  await Promise.all([probe(), ...Array.from({ length: WORKERS }, work)]);
  agent.destroy();
  return found;
}

/** 'answered', 'refused' (no connection was had, so nothing was sent), or how it was cut. */
function post(server: ServerProcess, agent: Agent, key: string): Promise<string> {
  const draft = { body: key, photos: [], board: 'neighbour', ruleCode: null, place: null, submit: false };
  return new Promise((resolve) => {
    const call = request(
      `${server.url}/api/post.create`,
      { method: 'POST', agent, headers: { authorization: `Bearer ${token}`, 'idempotency-key': key } },
      (response) => {
        response.on('end', () =>
          resolve(response.statusCode === 200 ? 'answered' : String(response.statusCode)),
        );
        response.on('error', (error) => resolve(`in its answer: ${error.message}`)).resume();
      },
    );
    call.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'ECONNREFUSED'
          ? 'refused'
          : `${error.code} ${call.reusedSocket ? 'reused' : 'new'} connection`,
      ),
    );
    call.end(JSON.stringify(draft));
  });
}

const committed = async (keys: string[]) =>
  (
    await new Db(source.manager).rows<{ key: string }>(
      sql`SELECT client_key AS \`key\` FROM idempotency_keys WHERE client_key IN (${keys.length ? keys : ['']})`,
    )
  ).length;

/** Half as many with two processes under a primary, which hands each connection to one of them. */
const HOUSES = [
  ...Array<[string, number]>(ROUNDS).fill(['one process', 1]),
  ...Array<[string, number]>(Math.ceil(ROUNDS / 2)).fill(['a pair', 2]),
];

test.each(HOUSES)('SIGTERM under load to %s cuts no call', async (_, processes) => {
  const server = await start([], { PROCESSES: String(processes) });
  const running = load(server);
  await sleep(500 + Math.random() * 500);
  server.child.kill('SIGTERM');
  const { answered, cut, lastAnswer } = await running;
  expect(await server.ended).toBe(0);
  // Nothing was under way any more: what is left is the pause that lets proxies move on, the last sweep and the pool.
  expect(performance.now() - lastAnswer).toBeLessThan(DRAIN_MS + 2000);
  expect(answered.length).toBeGreaterThan(10);
  expect(cut).toEqual([]);
  expect(await committed(answered)).toBe(answered.length);
});

test('a connection that has said nothing keeps nobody alive, and an idle one is closed', async () => {
  const server = await start();
  const agent = new Agent({ keepAlive: true });
  expect(await post(server, agent, randomUUID())).toBe('answered');
  const { connect } = await import('node:net');
  const silent = connect(server.port, '127.0.0.1').on('error', () => undefined);
  await sleep(200);
  const begun = performance.now();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(performance.now() - begun).toBeLessThan(DRAIN_MS + 2000);
  silent.destroy();
  agent.destroy();
});

test.each(['throw new Error("thrown by a test")', 'void Promise.reject(new Error("thrown by a test"))'])(
  'an error that nobody caught is logged whole, calls finish, and the process leaves with 1: %s',
  async (statement) => {
    const preload = `data:text/javascript,process.on('SIGUSR2',()=>{${encodeURIComponent(statement)}})`;
    const server = await start(['--import', preload]);
    const running = load(server);
    await sleep(300);
    server.child.kill('SIGUSR2');
    const { cut, readyz } = await running;
    expect(readyz).toBe(503);
    expect(await server.ended).toBe(1);
    expect(cut).toEqual([]);
    expect(server.output()).toContain('thrown by a test');
    expect(server.output()).toMatch(/"stack":"[^"]*thrown by a test/);
  },
);
