import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database';
import { Db } from '../kernel/database';
import { migrateUp } from '../kernel/migrate';
import { openSession } from '../kernel/identity';
import { layTown, type Town } from './town';

/** The server as a process of its own: what kills it, kills no test. */
export interface ServerProcess {
  child: ChildProcessWithoutNullStreams;
  port: number;
  url: string;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
  output: () => string;
  /** Resident memory in MB. */
  memory: () => number;
}

/** What runs in service, as `npm run build:server` makes it: Jest's global setup has it made when the sources have changed. */
export const MAIN = join(__dirname, '../../dist/main.js');

const started: ChildProcessWithoutNullStreams[] = [];
const folders: string[] = [];

/** Starts it on a free port; it may end by itself. Settings that are given win. */
export async function startProcess(env: Record<string, string>, args: string[] = []): Promise<ServerProcess> {
  const port = Number(env['PORT'] ?? (await freePort()));
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-process-'));
  folders.push(dataDir);
  const child = spawn(process.execPath, [...args, MAIN], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      METRICS_PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      CONTENT_CHECK: 'after',
      ...env,
      PORT: String(port),
    },
  });
  started.push(child);
  const said: string[] = [];
  child.stdout.on('data', (text: Buffer) => said.push(text.toString()));
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return {
    child,
    port,
    url: `http://127.0.0.1:${port}`,
    ended,
    output: () => said.join(''),
    memory: () => {
      const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
  };
}

/** Starts it and waits until it is ready. */
export async function startReady(env: Record<string, string>, args: string[] = []): Promise<ServerProcess> {
  const server = await startProcess(env, args);
  for (let turn = 0; turn < 9000; turn++) {
    const ready = await fetch(`${server.url}/readyz`).catch(() => null);
    if (ready?.ok) return server;
    if (server.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the server was not ready in three minutes: ${server.output()}`);
}

/** For `afterAll`: ends whatever a test has left running. */
export function endProcesses(): void {
  for (const child of started) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Lays the small town into an empty database and signs its people in by today's clock. */
export async function townFor(
  databaseUrl: string,
): Promise<{ town: Town; tokens: Record<keyof Town['people'], string> }> {
  const source = await openDatabase(databaseUrl, 2);
  try {
    await migrateUp(source);
    const db = new Db(source.manager);
    const town = await layTown(db, Date.now());
    const tokens: Partial<Record<keyof Town['people'], string>> = {};
    for (const [name, id] of Object.entries(town.people))
      tokens[name as keyof Town['people']] = (await openSession(db, id, Date.now())).token;
    return { town, tokens: tokens as Record<keyof Town['people'], string> };
  } finally {
    await source.destroy();
  }
}
