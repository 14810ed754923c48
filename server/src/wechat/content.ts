import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isWorthless, type AccessTokens } from './access-token';
import type { Answered, AskWechat } from './ask';

/** What WeChat says of a text or picture. `label` says of what it warns: 100 nothing, 20001 politics, 20002 porn … */
export const verdictShape = z.object({
  suggest: z.enum(['pass', 'review', 'risky']),
  label: z.int().default(0),
});
export type Verdict = z.output<typeof verdictShape>;

/** Where it will stand: in a profile, a comment, a forum or a log. */
export type Scene = 1 | 2 | 3 | 4;

export interface ContentChecks {
  /** What WeChat says of a text; null when it will not say it of this author or text, however often it is asked. Throws when it cannot say it now. */
  checkText: (given: { openid: string; scene: Scene; words: string }) => Promise<Verdict | null>;
  /** Has WeChat look at a picture behind an address. Gives the trace under which it will send its verdict, or null as above. */
  checkImage: (given: { openid: string; scene: Scene; url: string }) => Promise<string | null>;
}

const SYSTEM_BUSY = -1;
const RETRY_PAUSE_MS = 200;
/** A text that WeChat refuses to have anything to do with is answered so by its older version. */
const RISKY = 87014;
/** The openid is none of ours, is not in use, or was not lately; the text or picture is none. Asking again changes nothing. */
const NEVER: readonly number[] = [40003, 40004, 40129, 43104, 44002, 47001, 61010, 87020];
/** Of a text in one call; code points, as WeChat counts characters. */
const TEXT_CHARS = 2_500;

const judged = z.object({ result: verdictShape });
const traced = z.object({ trace_id: z.string().min(1).max(128) });

export function contentChecks(ask: AskWechat, tokens: AccessTokens): ContentChecks {
  const once = async (api: string, input: object): Promise<Answered> => {
    const token = await tokens.get();
    const answered = await ask(api, `wxa/${api}`, input, { access_token: token });
    if (isWorthless(answered.errcode)) tokens.drop(token);
    return answered;
  };
  /** A second time at once when it was busy or the token had ended; what else is wrong comes back later or never. */
  const call = async (api: string, input: object): Promise<Answered> => {
    const answered = await once(api, input);
    if (isWorthless(answered.errcode)) return once(api, input);
    if (answered.errcode !== SYSTEM_BUSY) return answered;
    await sleep(RETRY_PAUSE_MS);
    return once(api, input);
  };

  const checkPart = async (openid: string, scene: Scene, content: string): Promise<Verdict | null> => {
    const { errcode, body } = await call('msg_sec_check', { version: 2, openid, scene, content });
    if (errcode === RISKY) return { suggest: 'risky', label: 0 };
    if (NEVER.includes(errcode)) return null;
    if (errcode !== 0) throw new Error(`WeChat: msg_sec_check ${errcode}`);
    return judged.parse(body).result;
  };

  return {
    checkText: async ({ openid, scene, words }) => {
      let worst: Verdict = { suggest: 'pass', label: 100 };
      for (const part of partsOf(words)) {
        const verdict = await checkPart(openid, scene, part);
        if (!verdict) return null;
        if (GRAVITY[verdict.suggest] > GRAVITY[worst.suggest]) worst = verdict;
      }
      return worst;
    },
    checkImage: async ({ openid, scene, url }) => {
      const { errcode, body } = await call('media_check_async', {
        ...{ version: 2, media_type: 2, media_url: url, openid, scene },
      });
      if (NEVER.includes(errcode)) return null;
      if (errcode !== 0) throw new Error(`WeChat: media_check_async ${errcode}`);
      return traced.parse(body).trace_id;
    },
  };
}

const GRAVITY = { pass: 0, review: 1, risky: 2 } as const;

/** A text in parts that WeChat takes. They overlap, so that no word falls between two of them unread. */
export function partsOf(words: string, most = TEXT_CHARS, overlap = 50): string[] {
  const points = [...words];
  if (points.length <= most) return [words];
  const parts: string[] = [];
  for (let at = 0; at + overlap < points.length; at += most - overlap)
    parts.push(points.slice(at, at + most).join(''));
  return parts;
}
