import type Koa from 'koa';
import { ERRORS } from '@jishan/shared/errors';
import { errorBody, Refusal } from './errors';
import type { Logger } from './log';
import { driverError } from './transaction';

/** Turns whatever is thrown below into an error body. What is not a refusal is logged whole and told as INTERNAL. */
export function failures(log: Logger): Koa.Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const refusal = error instanceof Refusal ? error : maskOf(error);
      const requestId = ctx.state.requestId as string;
      if (refusal.status >= 500)
        log.error({ err: error, requestId, call: ctx.state.call as string }, 'call failed');
      ctx.state.code = refusal.code;
      ctx.status = refusal.status;
      ctx.set('cache-control', 'no-store');
      if (refusal.code === 'TOO_MANY' || refusal.code === 'BUSY') ctx.set('retry-after', '10');
      ctx.body = errorBody(refusal, requestId);
      // The rest of a refused upload is not read: the connection cannot be used again.
      if (!ctx.req.complete) ctx.set('connection', 'close');
    }
  };
}

/** The database gone or its retries used up is a matter of waiting; anything else is our fault. */
function maskOf(error: unknown): Refusal {
  const { errno, code, fatal } = driverError(error);
  const busy =
    fatal === true ||
    code === 'ECONNREFUSED' ||
    errno === 1205 ||
    errno === 1213 ||
    errno === 1020 ||
    errno === 1040;
  const name = busy ? 'BUSY' : 'INTERNAL';
  return new Refusal(name, undefined, ERRORS[name].message);
}
