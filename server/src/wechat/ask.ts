import { z } from 'zod';
import type { Logger } from '../kernel/log';

/** WeChat answers errors in the same form as results: with a code that is not 0. */
export interface Answered {
  errcode: number;
  body: unknown;
}

export type AskWechat = (
  api: string,
  path: string,
  input: object,
  query?: Record<string, string>,
) => Promise<Answered>;

const coded = z.looseObject({ errcode: z.int().default(0) });

/**
 * Sends JSON to one of WeChat's server APIs. Addresses carry tokens and bodies carry openids and what people wrote, so
 * nothing of them is logged or thrown on: only the API's name, error codes and times.
 */
export function askWechat(base: string, log: Logger, timeoutMs: number): AskWechat {
  return async (api, path, input, query = {}) => {
    const url = new URL(path, base.replace(/\/*$/, '/'));
    url.search = new URLSearchParams(query).toString();
    const start = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      // WeChat counts what is written as \uXXXX as it stands there, so it goes as UTF-8.
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(timeoutMs),
    })
      .then(async (answer): Promise<Answered> => {
        const body: unknown = await answer.json();
        return { errcode: coded.parse(body).errcode, body };
      })
      .catch((error: unknown) => {
        const cause = causeOf(error);
        log.warn({ api, cause, ms: Math.round(performance.now() - start) }, 'WeChat does not answer');
        throw new Error(`WeChat does not answer ${api}: ${cause}`);
      });
    if (response.errcode !== 0) log.warn({ api, errcode: response.errcode }, 'WeChat refuses');
    return response;
  };
}

/** A word for the log that cannot hold an address or an answer: 'ECONNREFUSED', 'TimeoutError', 'ZodError'. */
export function causeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
