import { createHash } from 'node:crypto';
import { createConnection, format, type Connection, type ResultSetHeader } from 'mysql2/promise';
import { contract } from '@jishan/shared/api';
import { routesOf } from '../../server/src/app';
import { makeDeps } from '../../server/src/serve';
import type { Config } from '../../server/src/kernel/config';
import { connectionOf, Db, type DataSource } from '../../server/src/kernel/database';
import { claimKey, hashInput, keepReply } from '../../server/src/kernel/idempotency';
import { userOfToken } from '../../server/src/kernel/identity';
import { inTransaction } from '../../server/src/kernel/transaction';
import { whoCalls, type Hand, type HandWritten } from './frozen/hand';
import { noneEarlier, type Operation, type OperationCall, type Reply, type Shot } from './operation';

/** One bare connection of the driver that makes calls: in this process, without HTTP, schemas, log, pool and TypeORM. */
export interface Raw {
  /** Gives what each of its calls gave: where there is a hand-written way, what that read; else the reply. */
  shoot: (operation: Operation, shot: Shot, key: string) => Promise<unknown[]>;
  /** What the server's own way sends to the database for a shot, and how the database goes about each of it. */
  explain: (operation: Operation, shot: Shot, key: string) => Promise<string>;
  close: () => Promise<void>;
}

/** The server's own routes. */
export const serverRoutes = (config: Config) => routesOf(makeDeps({ ...config, LOG_LEVEL: 'silent' }));
type RouteTable = ReturnType<typeof serverRoutes>;

export async function openRaw(url: string, routes: RouteTable): Promise<Raw> {
  const connection = await createConnection({
    ...connectionOf(url),
    ...{ charset: 'utf8mb4', timezone: 'Z', supportBigNumbers: true, decimalNumbers: true },
  });
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  let seen: ((sql: string, values: unknown[]) => void) | null = null;
  const source = sourceOn(connection, connectionOf(url).database, (sql, values) => seen?.(sql, values));
  const hand = handOn(connection);
  const callOwn = (call: OperationCall, shot: Shot, earlier: () => Reply, key: string) =>
    callRaw(source, routes, call, shot, earlier, key);
  return {
    shoot: async ({ calls }, shot, key) => {
      const replies: unknown[] = [];
      for (const call of calls) {
        const { byHand } = call;
        const earlier = () => replies.at(-1) as Reply;
        replies.push(
          await (byHand ? callByHand(hand, byHand, call, shot) : callOwn(call, shot, earlier, key)),
        );
      }
      return replies;
    },
    explain: async (operation, shot, key) => {
      const statements: [sql: string, values: unknown[]][] = [];
      seen = (sql, values) => statements.push([sql, values]);
      let reply: Reply = {};
      for (const call of operation.calls) reply = await callOwn(call, shot, () => reply, key);
      seen = null;
      const lines = [`${operation.name}: ${statements.length} statements`];
      for (const [sql, values] of statements) lines.push(...(await planOf(connection, sql, values)));
      return lines.join('\n');
    },
    close: () => connection.end(),
  };
}

const handOn = (connection: Connection): Hand => ({
  rows: async <T>(statement: string, values: readonly unknown[]) =>
    (await connection.query(statement, values as string[]))[0] as T[],
  run: async (statement, values) =>
    (await connection.query<ResultSetHeader>(statement, values as string[]))[0],
});

/** Who calls, then the page. */
async function callByHand(
  hand: Hand,
  { play }: Pick<HandWritten, 'play'>,
  { inputOf }: OperationCall,
  shot: Shot,
): Promise<unknown> {
  const now = Date.now();
  const who = await whoCalls(hand, createHash('sha256').update(shot.caller.token).digest(), now);
  return play(hand, who, inputOf(shot, noneEarlier), now);
}

/** The way of the kernel's pipeline, but for what is not between us and the database. */
async function callRaw(
  source: DataSource,
  routes: RouteTable,
  { name, inputOf }: OperationCall,
  shot: Shot,
  earlier: () => Reply,
  key: string,
): Promise<Reply> {
  const pool = new Db(source.manager);
  const now = Date.now();
  const { token } = shot.caller;
  const user = await userOfToken(pool, token, now);
  const route = routes.get(name);
  if (!route || !user) throw new Error(`${name} has no route here, or nobody makes it`);
  const { prepare, handle } = route;
  const base = { input: inputOf(shot, earlier), user, now, token, requestId: key };
  const prepared = await prepare?.({ ...base, db: pool });
  const { kind } = contract[name];
  if (kind === 'read') return (await handle({ ...base, db: pool, prepared })) as Reply;
  const attempt = { userId: user.id, call: name, key, inputHash: hashInput(base.input) };
  return inTransaction(source, async (db) => {
    if (kind === 'create') await claimKey(db, attempt, now);
    const reply = (await handle({ ...base, db, prepared })) as Reply;
    if (kind === 'create') await keepReply(db, attempt, reply);
    return reply;
  });
}

/** One connection in the place of the server's pool. */
function sourceOn(
  connection: Connection,
  database: string,
  onStatement: (sql: string, values: unknown[]) => void,
): DataSource {
  const query = async (sql: string, values: unknown[] = []) => {
    onStatement(sql, values);
    return (await connection.query(sql, values))[0];
  };
  const manager = { query, connection: { options: { database } } };
  const runner = {
    manager,
    isTransactionActive: true,
    startTransaction: () => query('START TRANSACTION'),
    commitTransaction: () => query('COMMIT'),
    rollbackTransaction: () => query('ROLLBACK'),
    release: () => Promise.resolve(),
  };
  return { manager, createQueryRunner: () => runner } as unknown as DataSource;
}

type Plan = Record<'table' | 'type' | 'key' | 'rows' | 'Extra', string | number | null>;

async function planOf(connection: Connection, sql: string, values: unknown[]): Promise<string[]> {
  const line = `  ${sql.replace(/\s+/g, ' ').slice(0, 150)}`;
  if (!/^\s*(SELECT|UPDATE|DELETE|INSERT[^;]*SELECT)/i.test(sql)) return [line];
  const [plan] = await connection.query(`EXPLAIN ${format(sql, values as Parameters<typeof format>[1])}`);
  const steps = (plan as Plan[]).map(({ table, type, key, rows, Extra }) =>
    [table, type, key, rows, Extra].map((value) => value ?? '–').join(' | '),
  );
  return [line, ...steps.map((step) => `      ${step}`)];
}
