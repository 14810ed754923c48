import { randomUUID } from 'node:crypto';
import type Koa from 'koa';
import type { DataSource } from 'typeorm';
import type { CallName } from '@jishan/shared/api';
import { authenticator } from './authenticate';
import { readJson, uploadBytes, withUpload, type Body } from './body';
import { authorise, find, parse, type Found, type RouteTable } from './call';
import { Db } from './database';
import { CALL_MS } from './deadline';
import { Refusal } from './errors';
import { hashInput, KEY_FORM, type Attempt } from './idempotency';
import type { User } from './identity';
import type { Logger } from './log';
import { perform, type Work } from './perform';
import { holderOf, type FalseTokens, type Limiter } from './rate-limit';
import { WrittenReply } from './reply';
import { makeRoom } from './room';
import { answerAll, readsOf, type Read } from './several';

export interface Kernel {
  source: DataSource;
  limiter: Limiter;
  falseTokens: FalseTokens;
  routes: RouteTable;
  clock: () => number;
  log: Logger;
  /** Where files are kept while they are received. */
  uploads: string;
  /** Milliseconds that a call has at the database. */
  callMs?: number;
}

const MB = 1024 * 1024;
/** On disk, while being received or drawn: a post's nine largest photos at once for one user. */
const UPLOAD_ROOM = { perUser: 96 * MB, inAll: 1024 * MB };

/** Who sent a request, and when. */
interface Caller {
  token: string | null;
  user: User | null;
  now: number;
  requestId: string;
  /** Milliseconds left for what its calls do at the database. */
  left: () => number;
}

/**
 * The way of every call: find → authenticate → authorise → limit → receive and parse → idempotency → transaction with retry
 * → shape the reply. Everything that is thrown becomes an error body in failures' middleware. Several reads may come in one
 * request (`/api/points.summary,points.month`, a list of inputs): each goes its own way from `authorise` on.
 */
export function pipeline(kernel: Kernel): Koa.Middleware {
  const { source, routes, limiter, callMs = CALL_MS, log } = kernel;
  const pool = new Db(source.manager);
  const room = makeRoom(UPLOAD_ROOM);
  const authenticate = authenticator(pool, kernel.falseTokens, callMs);

  const callerOf = async (ctx: Koa.Context): Promise<Caller> => {
    const token = bearer(ctx);
    const now = kernel.clock();
    const arrived = performance.now();
    const user = token ? await authenticate(token, ctx.ip, now) : null;
    ctx.state.userId = user?.id;
    // An expired token is told even to a call that guests may make: the app then signs in again instead of showing less.
    if (token && !user) throw new Refusal('SESSION_EXPIRED');
    const left = () => callMs - (performance.now() - arrived);
    return { token, user, now, requestId: ctx.state.requestId as string, left };
  };
  const admit = async ({ call }: Found, { user }: Caller, ip: string) => {
    authorise(call, user);
    await limiter(call.limit, user ? `u${user.id}` : holderOf(ip));
  };
  const work = (found: Found, { left, ...caller }: Caller, body: Body): Work => ({
    ...{ source, pool, ...found, attempt: null, ms: left() },
    base: { ...caller, input: parse(found.call, body.input), file: body.file },
  });

  const one = async (ctx: Koa.Context, name: string) => {
    const found = find(routes, name);
    ctx.state.call = found.name;
    onlyPosted(ctx);
    const caller = await callerOf(ctx);
    await admit(found, caller, ctx.ip);
    const { user } = caller;
    const { call } = found;

    const answer = async (body: Body) => {
      const todo = work(found, caller, body);
      if (call.kind === 'create' && user)
        todo.attempt = attemptOf(ctx, found.name, user, todo.base.input, body);
      const reply = await perform(todo);
      if (reply instanceof WrittenReply) sendJson(ctx, reply.bytes);
      else ctx.body = reply;
    };
    if (!call.upload || !user) return answer(await readJson(ctx.req));
    const leave = room(user.id, uploadBytes(ctx.req));
    try {
      await withUpload(ctx.req, kernel.uploads, answer);
    } finally {
      leave();
    }
  };

  const several = async (ctx: Koa.Context, names: readonly string[]) => {
    ctx.state.call = 'several';
    onlyPosted(ctx);
    const caller = await callerOf(ctx);
    const reads = readsOf(names, (await readJson(ctx.req)).input);
    ctx.state.calls = names;
    const answer = async ({ name, input }: Read) => {
      const found = find(routes, name);
      if (found.call.kind !== 'read') throw new Refusal('METHOD_NOT_ALLOWED');
      await admit(found, caller, ctx.ip);
      return perform(work(found, caller, { input }));
    };
    sendJson(ctx, await answerAll(reads, answer, { log, requestId: caller.requestId }));
  };

  return async (ctx) => {
    ctx.set('cache-control', 'no-store');
    const name = ctx.path.slice('/api/'.length);
    await (name.includes(',') ? several(ctx, name.split(',')) : one(ctx, name));
  };
}

function onlyPosted({ method }: Koa.Context): void {
  if (method !== 'POST') throw new Refusal('METHOD_NOT_ALLOWED');
}

function sendJson(ctx: Koa.Context, bytes: Buffer): void {
  ctx.type = 'json';
  ctx.body = bytes;
}

function bearer(ctx: Koa.Context): string | null {
  return /^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1] ?? null;
}

function attemptOf(ctx: Koa.Context, call: CallName, user: User, input: unknown, body: Body): Attempt {
  const key = ctx.get('idempotency-key');
  if (!KEY_FORM.test(key)) throw new Refusal('KEY_REQUIRED', 'Idempotency-Key');
  return { userId: user.id, call, key, inputHash: hashInput(input, body.file) };
}

/** A new id for each request, told to the caller and written on each log line of it. */
export const requestId = () => randomUUID();
