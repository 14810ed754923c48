import { createConnection } from 'mysql2/promise';
import { openDatabase } from '../server/src/database';
import { connectionOf, Db } from '../server/src/kernel/database';
import { callersOf } from './bench/calls';
import * as reads from './bench/reads';
import { openTownDatabase } from './seed/database';
import { serverRoutes } from './bench/raw';
import { userOfToken } from '../server/src/kernel/identity';
import { readConfig } from '../server/src/kernel/config';
import { randomBytes } from 'node:crypto';
async function main() {
  const database = await openTownDatabase();
  const source = await openDatabase(database.url, 4);
  const db = new Db(source.manager);
  const callers = await callersOf(db);
  const secret = () => randomBytes(24).toString('hex');
  const config = readConfig({ MODE: 'production', HOST: '127.0.0.1', PORT: '1', METRICS_PORT: '2', DATABASE_URL: database.url, DATA_DIR: database.dataDir, APP_SECRET: secret(), PUBLIC_URL: 'https://b.example', WECHAT_APPID: 'x', WECHAT_SECRET: secret(), RATE_LIMIT_SCALE: '1000000' });
  const routes = serverRoutes(config);
  const connection = await createConnection({ ...connectionOf(database.url), charset: 'utf8mb4', timezone: 'Z', supportBigNumbers: true, decimalNumbers: true });
  const stat = new Map<string, { n: number; ms: number; max: number }>();
  const query = async (sql: string, values: unknown[] = []) => {
    const t = performance.now();
    const r = (await connection.query(sql, values))[0];
    const ms = performance.now() - t;
    const k = sql.replace(/\s+/g, ' ').slice(0, 110) + ' … ' + (/FROM (\w+)/.exec(sql)?.[1] ?? '');
    const s = stat.get(k) ?? { n: 0, ms: 0, max: 0 };
    s.n++; s.ms += ms; s.max = Math.max(s.max, ms); stat.set(k, s);
    return r;
  };
  let chain: Promise<unknown> = Promise.resolve();
  const one = (sql: string, values?: unknown[]) => { const r = chain.then(() => query(sql, values)); chain = r.catch(() => 0); return r; };
  const pool = new Db({ query: one, connection: { options: {} } } as never);
  const ops = { home: reads.home(callers), points: reads.points(callers), ranking: reads.ranking(callers), shops: reads.shops(callers), detail: await reads.detail(db, callers) };
  const op = ops[(process.env['OP'] ?? 'home') as 'home'];
  const n = 300;
  for (const shot of op.supply(n, false) as { caller: { token: string }; input: object }[]) {
    const now = Date.now();
    const user = await userOfToken(db, shot.caller.token, now);
    for (const call of op.calls) await routes.get(call.name)!.handle({ input: call.inputOf(shot as never, () => ({})), user, now, token: '', requestId: '', db: pool, prepared: undefined });
  }
  for (const [k, s] of [...stat].sort((a, b) => b[1].ms - a[1].ms)) console.log((s.ms / n).toFixed(3).padStart(8), 'ms/call', String(s.n).padStart(5), 'max', s.max.toFixed(1).padStart(6), k);
  await connection.end(); await source.destroy(); await database.stop();
}
void main().catch((e) => { console.error(e); process.exit(1); });
