import type Koa from 'koa';
import { errorBody, Refusal } from './errors';
import type { Logger } from './log';
import { driverError } from './transaction';

/** Turns whatever is thrown below into an error body. What is not a refusal is logged whole and told as INTERNAL. */
export function failures(log: Logger): Koa.Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const requestId = ctx.state.requestId as string;
      const { call } = ctx.state as { call?: string };
      const refusal = refusalOf(error, { log, requestId, call });
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

/** Where it is told what went wrong, and of which call. */
export interface Told {
  log: Logger;
  requestId: string;
  call: string | undefined;
}

/** What the caller hears of an error; what is no refusal is logged whole. */
export function refusalOf(error: unknown, { log, ...of }: Told): Refusal {
  const refusal = error instanceof Refusal ? error : maskOf(error);
  // BUSY that we say ourselves has no stack worth keeping, and comes in thousands.
  if (refusal === error && refusal.code === 'BUSY') log.warn(of, 'busy');
  else if (refusal.status >= 500) log.error({ err: error, ...of }, 'call failed');
  // Refused, but not by the feature that should have known: it is to learn it.
  else if (refusal !== error) log.warn({ err: error, ...of }, 'refused by its error');
  return refusal;
}

/** Deadlock, lock wait, snapshot conflict, too many connections, statement time (MariaDB, MySQL): a matter of waiting. */
const BUSY = new Set([1213, 1205, 1020, 1040, 1969, 3024]);
/** The database unreachable, the disk full: likewise. */
const BUSY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOSPC', 'EDQUOT']);
/** What a person typed met a column of another character set. */
const CHARACTERS = new Set([1267, 1270, 1271]);

/** What somebody else is to hear of an error that is no refusal: what is not known is our fault. */
function maskOf(error: unknown): Refusal {
  const { errno, code, fatal } = driverError(error);
  if (errno !== undefined && CHARACTERS.has(errno)) return new Refusal('BAD_INPUT');
  const busy =
    fatal === true ||
    (code !== undefined && BUSY_CODES.has(code)) ||
    (errno !== undefined && BUSY.has(errno)) ||
    (error instanceof Error && error.message === 'Queue limit reached.');
  return new Refusal(busy ? 'BUSY' : 'INTERNAL');
}
