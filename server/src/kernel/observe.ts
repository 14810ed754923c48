import type Koa from 'koa';
import { countCall } from './call-times';
import type { Logger } from './log';
import { requestId } from './pipeline';

/** What an answer is counted as when it is no call of the contract: one name for each kind of address, however many there are. */
function kindOf(path: string): string {
  if (path.startsWith('/api/')) return 'unknown call';
  if (path.startsWith('/photos/')) return 'photos';
  if (path.startsWith('/files/')) return 'files';
  return 'web';
}

/** Gives each request its id, writes one line for it and counts its time. */
export function observe(log: Logger): Koa.Middleware {
  return async (ctx, next) => {
    ctx.state.requestId = requestId();
    ctx.set('x-request-id', ctx.state.requestId as string);
    const begun = performance.now();
    await next();
    const state = ctx.state as Observed;
    const call = state.call ?? kindOf(ctx.path);
    const code = state.code ?? (ctx.status >= 400 ? String(ctx.status) : 'OK');
    const ms = countCall({ call, code }, begun);
    const { requestId: id, calls, userId: user } = state;
    log.info({ requestId: id, call, calls, code, user, ms: Math.round(ms * 10) / 10 }, 'call');
  };
}

/** What others have written down about a request. */
interface Observed {
  requestId: string;
  call?: string;
  /** Of several reads in one request, each. */
  calls?: readonly string[];
  code?: string;
  userId?: number;
}

export interface ProbeOptions {
  /** Whether the database answers. */
  database: () => Promise<boolean>;
  /** What keeps this process from taking calls, if anything does ('stopping'). */
  problem: () => string | null;
}

/**
 * /healthz: the process lives. /readyz: it can do its work. That the tables are of this version was seen to before anything
 * listened, so it is not asked again.
 */
export function probes({ database, problem }: ProbeOptions): Koa.Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/healthz') ctx.body = { ok: true };
    else if (ctx.path === '/readyz') {
      const found = problem() ?? ((await database()) ? null : 'the database does not answer');
      ctx.status = found ? 503 : 200;
      ctx.body = found ? { ok: false, problem: found } : { ok: true };
    } else await next();
  };
}
