import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Config } from '../../server/src/kernel/config';
import { freePort } from '../lib/port.mjs';
import { untilReady } from '../lib/ready.mjs';
import { startService } from '../lib/service.mjs';
import { root } from '../lib/workspace.mjs';

/** The real server, as it is built and run in production. */
export interface Server {
  address: string;
  /** What it was started with: who shares it can make the codes that this server knows. */
  config: Config;
  /** Memory it held at most, in MB. */
  memory: () => number;
  /** Processor time it has used, in microseconds (counted in ticks of 10 ms). */
  processorTime: () => number;
  stop: () => Promise<void>;
}

/** Everything is as in production but the rate limits (they would be what is measured) and WeChat, which no call here asks. */
export async function startServer(url: string, dataDir: string): Promise<Server> {
  const port = await freePort();
  const metricsPort = await freePort();
  const secret = () => randomBytes(24).toString('hex');
  const settings = {
    ...{
      MODE: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      DATABASE_URL: url,
      DATA_DIR: dataDir,
    },
    ...{ APP_SECRET: secret(), PUBLIC_URL: 'https://bench.example' },
    ...{
      WECHAT_APPID: 'wx-bench',
      WECHAT_SECRET: secret(),
      WECHAT_PUSH_TOKEN: secret(),
      RATE_LIMIT_SCALE: '1000000',
    },
    ...(process.env['DATABASE_POOL'] ? { DATABASE_POOL: process.env['DATABASE_POOL'] } : {}),
  };
  // BENCH_PROFILE=1 leaves a CPU profile of the server beside its log.
  const profiling = process.env['BENCH_PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${dataDir}`] : [];
  const service = await startService('server', [...profiling, join(root, 'server/dist/main.js')], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...settings },
    logFile: join(dataDir, 'bench-server.log'),
    graceMs: 20_000,
  });
  // Broken off by a signal, we must not leave it behind.
  const kill = () => void process.kill(service.pid, 'SIGKILL');
  process.once('exit', kill);
  const address = `http://127.0.0.1:${port}`;
  const early = service.ended.then((how) => {
    process.off('exit', kill);
    throw service.endedByItself(how);
  });
  await Promise.race([untilReady(address), early]);
  early.catch(() => undefined); // from here on its end shows in the answers
  const memory = () => {
    const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  };
  const processorTime = () => {
    const [, words = ''] = readFileSync(`/proc/${service.pid}/stat`, 'utf8').split(') ');
    const [user = 0, system = 0] = words.split(' ').slice(11, 13).map(Number);
    return (user + system) * 10_000;
  };
  return { address, config: readConfig(settings), memory, processorTime, stop: service.stop };
}
