import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../lib/port.mjs';
import { run } from '../lib/run.mjs';
import { root } from '../lib/workspace.mjs';
import type { Statement } from './learn';

/** The real server, as it is built and run in production. */
export interface Server {
  port: number;
  /** What the server has sent to the database since the last time this was asked; only of a recording one. */
  takeStatements: () => Statement[];
  /** Memory it holds now and held at most, in MB. */
  memory: () => { now: number; most: number };
  /** Processor time it has used since its start, in microseconds. */
  cpu: () => number;
  stop: () => Promise<void>;
}

export async function buildServer(): Promise<void> {
  await run(process.execPath, [join(root, 'scripts/build-server.mjs')], { cwd: root });
}

/** Everything is as in production but the rate limits (they would be what is measured) and WeChat, which no call here asks. */
function environment(url: string, dataDir: string, port: number): NodeJS.ProcessEnv {
  const secret = () => randomBytes(24).toString('hex');
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    MODE: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    APP_SECRET: secret(),
    WECHAT_APPID: 'wx-bench',
    WECHAT_SECRET: secret(),
    RATE_LIMIT_SCALE: '1000000',
    ...(process.env['DATABASE_POOL'] ? { DATABASE_POOL: process.env['DATABASE_POOL'] } : {}),
  };
}

export async function startServer(url: string, dataDir: string, recording: boolean): Promise<Server> {
  const port = await freePort();
  mkdirSync(dataDir, { recursive: true });
  const logFile = join(dataDir, 'bench-server.log');
  const hook = recording ? ['--import', join(root, 'scripts/bench/record.mjs')] : [];
  const child = spawn(
    process.execPath,
    [...hook, ...profiling(recording, dataDir), join(root, 'server/dist/main.js')],
    {
      cwd: root,
      env: environment(url, dataDir, port),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  );
  // Broken off by a signal, we must not leave it behind.
  process.once('exit', () => child.kill());
  const log = createWriteStream(logFile);
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  const statements: (Statement & { index: number })[] = [];
  child.on('message', (statement: Statement & { index: number }) => statements.push(statement));
  await untilReady(child, port, logFile);
  return {
    port,
    takeStatements: () => statements.splice(0).sort((a, b) => a.index - b.index),
    memory: () => memoryOf(child.pid ?? 0),
    cpu: () => cpuOf(child.pid ?? 0),
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** BENCH_PROFILE=1 leaves a CPU profile of the server beside its log. */
const profiling = (recording: boolean, dataDir: string) =>
  process.env['BENCH_PROFILE'] && !recording ? ['--cpu-prof', `--cpu-prof-dir=${dataDir}`] : [];

async function untilReady(child: ChildProcess, port: number, logFile: string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (child.exitCode !== null)
      throw new Error(`the server ended: ${readFileSync(logFile, 'utf8').slice(-2000)}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not become ready: see ${logFile}`);
}

function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

/** The kernel counts in hundredths of a second; `stat` names the process in brackets, which may hold spaces. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
