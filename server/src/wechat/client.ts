import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ErrorCode } from '@jishan/shared/errors';
import type { Config } from '../kernel/config';
import { Refusal } from '../kernel/errors';
import type { Logger } from '../kernel/log';
import { accessTokens } from './access-token';
import { askWechat, causeOf } from './ask';
import { contentChecks, type ContentChecks } from './content';

export interface WechatClient extends ContentChecks {
  /** Whom a code of wx.login stands for. A code works once, within five minutes. */
  codeToSession: (code: string) => Promise<{ openid: string }>;
}

const SYSTEM_BUSY = -1;
const RETRY_PAUSE_MS = 200;

/** What WeChat's error codes are to us; any other one means that we cannot use WeChat now. */
const REFUSALS: Record<number, ErrorCode> = {
  40029: 'WECHAT_CODE_INVALID',
  40163: 'WECHAT_CODE_INVALID',
  40226: 'ACCOUNT_BLOCKED',
  45011: 'TOO_MANY',
};

/** `session_key` is in the answer too; not being named here, it is dropped before anything else sees the answer. */
const answer = z.union([
  z.object({ openid: z.string().regex(/^[\x21-\x7e]{1,64}$/), errcode: z.literal(0).optional() }),
  z.object({ errcode: z.int().refine((code) => code !== 0) }),
]);
type Answer = z.output<typeof answer>;

type Settings = Pick<Config, 'WECHAT_BASE_URL' | 'WECHAT_APPID' | 'WECHAT_SECRET'>;

/**
 * Asks WeChat's server API. Its addresses carry our secret and its answers carry session keys, so no address, answer or
 * error of fetch is ever logged or thrown on: only error codes and times.
 */
export function wechatClient(config: Settings, log: Logger, timeoutMs = 5_000): WechatClient {
  const ask = async (code: string): Promise<Answer> => {
    const start = performance.now();
    try {
      const response = await fetch(addressOf(config, code), { signal: AbortSignal.timeout(timeoutMs) });
      return answer.parse(await response.json());
    } catch (error) {
      const ms = Math.round(performance.now() - start);
      log.warn({ api: 'jscode2session', cause: causeOf(error), ms }, 'WeChat does not answer');
      throw new Refusal('WECHAT_UNAVAILABLE');
    }
  };

  const post = askWechat(config.WECHAT_BASE_URL, log, timeoutMs);
  const tokens = accessTokens(post, { appid: config.WECHAT_APPID, secret: config.WECHAT_SECRET });

  return {
    ...contentChecks(post, tokens),
    codeToSession: async (code) => {
      let answered = await ask(code);
      if (answered.errcode === SYSTEM_BUSY) {
        await sleep(RETRY_PAUSE_MS);
        answered = await ask(code);
      }
      if ('openid' in answered) return { openid: answered.openid };
      const refusal = REFUSALS[answered.errcode] ?? 'WECHAT_UNAVAILABLE';
      log.warn({ api: 'jscode2session', errcode: answered.errcode, refusal }, 'WeChat refuses');
      throw new Refusal(refusal, refusal === 'WECHAT_CODE_INVALID' ? 'code' : undefined);
    },
  };
}

function addressOf({ WECHAT_BASE_URL, WECHAT_APPID, WECHAT_SECRET }: Settings, code: string): URL {
  const url = new URL('sns/jscode2session', WECHAT_BASE_URL.replace(/\/*$/, '/'));
  url.search = new URLSearchParams({
    appid: WECHAT_APPID,
    secret: WECHAT_SECRET,
    js_code: code,
    grant_type: 'authorization_code',
  }).toString();
  return url;
}
