import { randomUUID } from 'node:crypto';
import type Koa from 'koa';
import { z } from 'zod';
import type { DataSource } from 'typeorm';
import { contract, type Call, type CallName } from '@jishan/shared/api';
import { readJson, readUpload, type Body } from './body';
import { Db } from './database';
import { Refusal } from './errors';
import { claimKey, earlierReply, hashInput, keepReply, KEY_FORM, type Attempt } from './idempotency';
import { isSettled, isStaff, userOfToken, type User } from './identity';
import type { Limiter } from './rate-limit';
import type { AnyRoute, Prepared } from './route';
import { inTransaction } from './transaction';

export interface Kernel {
  source: DataSource;
  limiter: Limiter;
  routes: ReadonlyMap<CallName, AnyRoute>;
  clock: () => number;
}

/**
 * The way of every call: parse → authenticate → authorise → limit → idempotency → transaction with retry → shape the reply.
 * Everything that is thrown becomes an error body in errors' middleware.
 */
export function pipeline(kernel: Kernel): Koa.Middleware {
  const pool = new Db(kernel.source.manager);
  return async (ctx) => {
    const { call, route } = find(kernel, ctx);
    const token = bearer(ctx);
    const now = kernel.clock();
    const user = token ? await userOfToken(pool, token, now) : null;
    ctx.state.userId = user?.id;
    authorise(call, user, token);
    await kernel.limiter(call.limit, user ? `u${user.id}` : ctx.ip);
    const body = call.upload ? await readUpload(ctx.req) : await readJson(ctx.req);
    const input = parse(call, body);
    const attempt = call.kind === 'create' && user ? attemptOf(ctx, user, input, body) : null;

    const base = { input, user, now, token, file: body.file, requestId: ctx.state.requestId as string };
    const reply = await perform(kernel, pool, call, route, base, attempt);
    ctx.set('cache-control', 'no-store');
    ctx.body = reply;
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

type Base = Omit<Prepared, 'db'>;

async function perform(
  kernel: Kernel,
  pool: Db,
  call: Call,
  route: AnyRoute,
  base: Base,
  attempt: Attempt | null,
) {
  if (attempt && route.prepare) {
    const earlier = await earlierReply(pool, attempt);
    if (earlier !== undefined) return earlier;
  }
  const prepared: unknown = route.prepare ? await route.prepare({ ...base, db: pool }) : undefined;
  if (call.kind === 'read') return shape(call, await route.handle({ ...base, db: pool, prepared }));
  return inTransaction(
    kernel.source,
    async (db) => {
      const earlier = attempt ? await claimKey(db, attempt, base.now) : undefined;
      if (earlier !== undefined) return earlier;
      const reply = shape(call, await route.handle({ ...base, db, prepared }));
      if (attempt) await keepReply(db, attempt, reply);
      return reply;
    },
    attempt ? { happened: () => earlierReply(pool, attempt) } : {},
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
