import type Koa from 'koa';
import getRawBody from 'raw-body';
import { z } from 'zod';
import type { Config } from '../kernel/config';
import type { DataSource } from '../kernel/database';
import { CALL_MS, deadlineIn } from '../kernel/deadline';
import { Refusal } from '../kernel/errors';
import type { Logger } from '../kernel/log';
import { verdictShape } from '../wechat/content';
import { isSigned, openPush, type PushQuery } from '../wechat/push';
import type { CheckedKinds } from './checked';
import { keepVerdict, settleTrace } from './verdict-of-trace';

const PATH = '/wechat/push';
/** Of a push: WeChat's own are below two. */
const MOST_BYTES = 64 * 1024;
const BODY_MS = 5_000;

const pictureEvent = z.looseObject({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().min(1).max(128),
  errcode: z.coerce.number().int().default(0),
  // In XML numbers are text.
  result: verdictShape.extend({ label: z.coerce.number().int().default(0) }).optional(),
});

export interface Pushes {
  config: Pick<Config, 'WECHAT_PUSH_TOKEN' | 'WECHAT_AES_KEY' | 'WECHAT_APPID'>;
  source: DataSource;
  log: Logger;
  kinds: CheckedKinds;
  clock: () => number;
}

/**
 * Takes what WeChat pushes. Whatever is signed is answered `success`, also what we have no use for: WeChat would send it again.
 * What is not signed by it is as good as not there.
 */
export function takePushes({ config, source, log, kinds, clock }: Pushes): Koa.Middleware {
  const secrets = {
    token: config.WECHAT_PUSH_TOKEN,
    aesKey: config.WECHAT_AES_KEY,
    appid: config.WECHAT_APPID,
  };
  return async (ctx, next) => {
    if (ctx.path !== PATH) {
      await next();
      return;
    }
    const query = queryOf(ctx.query);
    const now = clock();
    ctx.set('cache-control', 'no-store');
    ctx.type = 'text/plain';
    if (ctx.method === 'GET') {
      // When the address is registered, WeChat wants its word back.
      if (!isSigned(secrets, query, now)) throw new Refusal('FORBIDDEN');
      ctx.body = String(ctx.query['echostr'] ?? '');
      return;
    }
    if (ctx.method !== 'POST') throw new Refusal('METHOD_NOT_ALLOWED');
    const event = openPush(secrets, query, await bodyOf(ctx), now);
    if (!event) {
      log.warn(
        { encrypted: secrets.aesKey !== '' },
        'a push that is not signed by WeChat, old, or not readable',
      );
      throw new Refusal('FORBIDDEN');
    }
    await deadlineIn(CALL_MS).race(take(event));
    ctx.body = 'success';
  };

  async function take(event: Record<string, unknown>): Promise<void> {
    const read = pictureEvent.safeParse(event);
    if (!read.success) {
      log.info(
        { event: typeof event['Event'] === 'string' ? event['Event'] : '' },
        'a push that nobody waits for',
      );
      return;
    }
    const { trace_id: traceId, errcode, result } = read.data;
    const now = clock();
    await keepVerdict(source, traceId, errcode === 0 && result ? result : null, now);
    await settleTrace(source, kinds, traceId, now);
  }
}

function queryOf(query: Koa.Context['query']): PushQuery {
  const one = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    signature: one('signature'),
    msg_signature: one('msg_signature'),
    timestamp: one('timestamp'),
    nonce: one('nonce'),
  };
}

async function bodyOf(ctx: Koa.Context): Promise<string> {
  const read = getRawBody(ctx.req, { limit: MOST_BYTES, encoding: 'utf8' }).catch(() => {
    throw new Refusal('BODY_TOO_LARGE');
  });
  return deadlineIn(BODY_MS).race(read);
}
