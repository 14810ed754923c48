import { z } from 'zod';
import type { AskWechat } from './ask';

const shape = z.object({ access_token: z.string().min(1), expires_in: z.int().positive() });

/** A token is given up so long before its end: what is sent with it must still arrive in time. */
const MARGIN_MS = 5 * 60_000;
/** WeChat lets a token be made anew by force 20 times a day and not more often than this. */
const FORCE_PAUSE_MS = 30_000;
const WORTHLESS: readonly number[] = [40001, 40014, 42001];

export const isWorthless = (errcode: number) => WORTHLESS.includes(errcode);

export interface AccessTokens {
  get: () => Promise<string>;
  /** WeChat has refused this one: the next `get` brings another, if there is one. */
  drop: (token: string) => void;
}

/**
 * The token of WeChat's server APIs. `stable_token` gives every process the same one, and asking again does not end it, so
 * each process keeps its own copy. Only when that very one is refused is a new one made by force.
 */
export function accessTokens(ask: AskWechat, app: { appid: string; secret: string }): AccessTokens {
  let kept: { token: string; until: number } | undefined;
  let asking: Promise<string> | undefined;
  let refused: string | undefined;
  let forcedAt = -Infinity;

  const fetchToken = (force: boolean) =>
    ask('stable_token', 'cgi-bin/stable_token', {
      grant_type: 'client_credential',
      ...app,
      force_refresh: force,
    }).then((answer) => {
      const read = shape.safeParse(answer.body);
      if (!read.success) throw new Error(`WeChat gives no token: ${answer.errcode}`);
      return read.data;
    });

  const renew = async () => {
    let given = await fetchToken(false);
    if (given.access_token === refused && Date.now() - forcedAt >= FORCE_PAUSE_MS) {
      forcedAt = Date.now();
      given = await fetchToken(true);
    }
    kept = { token: given.access_token, until: Date.now() + given.expires_in * 1000 - MARGIN_MS };
    return kept.token;
  };

  return {
    get: () => {
      if (kept && kept.until > Date.now()) return Promise.resolve(kept.token);
      asking ??= renew().finally(() => (asking = undefined));
      return asking;
    },
    drop: (token) => {
      refused = token;
      if (kept?.token === token) kept = undefined;
    },
  };
}
