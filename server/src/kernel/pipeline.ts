import { randomUUID } from 'node:crypto';
import type Koa from 'koa';
import { z } from 'zod';
import type { DataSource } from 'typeorm';
import { contract, type Call, type CallName } from '@jishan/shared/api';
import { authenticator } from './authenticate';
import { readJson, uploadBytes, withUpload, type Body } from './body';
import { Db } from './database';
import { CALL_MS, deadlineIn, type Deadline } from './deadline';
import { Refusal } from './errors';
import { claimKey, earlierReply, hashInput, keepReply, KEY_FORM, type Attempt } from './idempotency';
import { isSettled, isStaff, type User } from './identity';
import { holderOf, type FalseTokens, type Limiter } from './rate-limit';
import { makeRoom } from './room';
import type { AnyRoute, Prepared } from './route';
import { inTransaction } from './transaction';

export interface Kernel {
  source: DataSource;
  limiter: Limiter;
  falseTokens: FalseTokens;
  routes: ReadonlyMap<CallName, AnyRoute>;
  clock: () => number;
  /** Where files are kept while they are received. */
  uploads: string;
  /** Milliseconds that a call has at the database. */
  callMs?: number;
}

const MB = 1024 * 1024;
/** On disk, while being received or drawn: a post's nine largest photos at once for one user. */
const UPLOAD_ROOM = { perUser: 96 * MB, inAll: 1024 * MB };

/**
 * The way of every call: find → authenticate → authorise → limit → receive and parse → idempotency → transaction with retry
 * → shape the reply. Everything that is thrown becomes an error body in failures' middleware.
 */
export function pipeline(kernel: Kernel): Koa.Middleware {
  const { source, limiter, callMs = CALL_MS } = kernel;
  const pool = new Db(source.manager);
  const room = makeRoom(UPLOAD_ROOM);
  const authenticate = authenticator(pool, kernel.falseTokens, callMs);
  return async (ctx) => {
    const { call, route } = find(kernel, ctx);
    const token = bearer(ctx);
    const now = kernel.clock();
    const arrived = performance.now();
    const user = token ? await authenticate(token, ctx.ip, now) : null;
    ctx.state.userId = user?.id;
    authorise(call, user, token);
    await limiter(call.limit, user ? `u${user.id}` : holderOf(ctx.ip));
    const left = callMs - (performance.now() - arrived);

    const answer = async (body: Body) => {
      const input = parse(call, body);
      const attempt = call.kind === 'create' && user ? attemptOf(ctx, user, input, body) : null;
      const base = { input, user, now, token, file: body.file, requestId: ctx.state.requestId as string };
      ctx.body = await perform({ source, pool, call, route, base, attempt, ms: left });
      ctx.set('cache-control', 'no-store');
    };
    if (!call.upload || !user) return answer(await readJson(ctx.req));
    const leave = room(user.id, uploadBytes(ctx.req));
    try {
      await withUpload(ctx.req, kernel.uploads, answer);
    } finally {
      leave();
    }
  };
}

function find(kernel: Kernel, ctx: Koa.Context): { call: Call; route: AnyRoute } {
  const name = ctx.path.slice('/api/'.length) as CallName;
  const route = kernel.routes.get(name);
  if (!route) throw new Refusal('UNKNOWN_CALL');
  ctx.state.call = name;
  if (ctx.method !== 'POST') throw new Refusal('METHOD_NOT_ALLOWED');
  return { call: contract[name], route };
}

function bearer(ctx: Koa.Context): string | null {
  return /^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1] ?? null;
}

function authorise(call: Call, user: User | null, token: string | null): void {
  // An expired token is told even to a call that guests may make: the app then signs in again instead of showing less.
  if (token && !user) throw new Refusal('SESSION_EXPIRED');
  if (call.access === 'guest') return;
  if (!user) throw new Refusal('NOT_SIGNED_IN');
  if (call.access === 'user') return;
  if (!isSettled(user)) throw new Refusal('NOT_SETTLED');
  if (call.access === 'settled') return;
  if (!isStaff(user) || (call.access === 'admin' && user.role !== 'admin')) throw new Refusal('FORBIDDEN');
}

/** The first thing wrong with the input, at its field; in Chinese when the contract says it, else in general words. */
function parse(call: Call, body: Body): unknown {
  const parsed = call.input.safeParse(body.input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = [
    ...(issue?.path ?? []),
    ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []),
  ].join('.');
  const sentence = issue && /\p{Script=Han}/u.test(issue.message) ? issue.message : undefined;
  throw new Refusal('BAD_INPUT', field || undefined, sentence);
}

function attemptOf(ctx: Koa.Context, user: User, input: unknown, body: Body): Attempt {
  const key = ctx.get('idempotency-key');
  if (!KEY_FORM.test(key)) throw new Refusal('KEY_REQUIRED', 'Idempotency-Key');
  return { userId: user.id, call: ctx.state.call as string, key, inputHash: hashInput(input, body.file) };
}

interface Work {
  source: DataSource;
  pool: Db;
  call: Call;
  route: AnyRoute;
  base: Omit<Prepared, 'db'>;
  attempt: Attempt | null;
  /** Milliseconds left for what is done at the database. */
  ms: number;
}

/** Receiving and drawing a file has bounds of its own; everything else of a call ends at its deadline. */
async function perform(work: Work): Promise<unknown> {
  const { call, pool, attempt } = work;
  if (!call.upload) {
    const deadline = deadlineIn(work.ms);
    return deadline.race(prepareAndHandle(work, deadline));
  }
  const earlier = attempt && (await deadlineIn(work.ms).race(earlierReply(pool, attempt)));
  if (earlier !== null && earlier !== undefined) return earlier;
  const prepared: unknown = await work.route.prepare?.({ ...work.base, db: pool });
  const deadline = deadlineIn(work.ms);
  return deadline.race(handle(work, deadline, prepared));
}

async function prepareAndHandle(work: Work, deadline: Deadline): Promise<unknown> {
  const { pool, route, attempt } = work;
  if (!route.prepare) return handle(work, deadline, undefined);
  const earlier = attempt ? await earlierReply(pool, attempt) : undefined;
  if (earlier !== undefined) return earlier;
  const prepared = await route.prepare({ ...work.base, db: pool.until(deadline) });
  return handle(work, deadline, prepared);
}

async function handle(work: Work, deadline: Deadline, prepared: unknown): Promise<unknown> {
  const { source, call, route, base, attempt } = work;
  const pool = work.pool.until(deadline);
  if (call.kind === 'read') return shape(call, await route.handle({ ...base, db: pool, prepared }));
  return inTransaction(
    source,
    async (db) => {
      const earlier = attempt ? await claimKey(db, attempt, base.now) : undefined;
      if (earlier !== undefined) return earlier;
      const reply = shape(call, await route.handle({ ...base, db, prepared }));
      if (attempt) await keepReply(db, attempt, reply);
      return reply;
    },
    { deadline, ...(attempt ? { happened: () => earlierReply(pool, attempt) } : {}) },
  );
}

/** Strips what the contract does not name; a reply that does not fit is our own fault and fails loudly. */
function shape(call: Call, reply: unknown): unknown {
  const shaped = call.reply.safeParse(reply);
  if (!shaped.success) throw new Error(`reply does not fit the contract: ${z.prettifyError(shaped.error)}`);
  return shaped.data;
}

/** A new id for each request, told to the caller and written on each log line of it. */
export const requestId = () => randomUUID();
