import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Reply } from '@jishan/shared/api';
import type { Config } from '../../kernel/config';
import { qrPicture } from './qr-picture';

/*
 * Codes that people show at a counter. A code names what is shown and the half minute in which it is good, under a MAC of 128
 * bits: nothing is stored, so nobody who reads the database can make one, and a screenshot is worth nothing a little later.
 * That a code works once is no matter of the code: what it names is settled once.
 */

export type Shown = Reply<'counter.check'>['kind'];

/** As the contract's rollingCodes have them. */
export interface Code {
  from: number;
  until: number;
  image: string;
  number: string;
}

/** How long a code is good, and how much longer a slow scan may take. */
export const WINDOW_MS = 30_000;
export const GRACE_MS = 15_000;
/** So many codes are given at once that a phone without network shows fresh ones for five minutes. */
export const AHEAD = 10;

const MARKS: Record<Shown, number> = { voucher: 1, card: 2, order: 3 };
const KINDS = new Map(Object.entries(MARKS).map(([kind, mark]) => [mark, kind as Shown]));
/** One byte of kind, six of id, four of window, sixteen of MAC. */
const BODY = 11;
const LENGTH = BODY + 16;

export interface Read {
  kind: Shown;
  id: number;
  /** Whether its half minute is now, is over, or has not begun (nobody of us made it then). */
  age: 'now' | 'old';
}

export interface Codes {
  /** The text of the code that is good at an instant: a link, so that a phone's own scanner opens the right page. */
  text: (kind: Shown, id: number, now: number) => string;
  /** Codes from now on. */
  issue: (kind: Shown, id: number, now: number) => Promise<Code[]>;
  /** What a scanned text names; null when we did not make it. */
  read: (text: string, now: number) => Read | null;
  /** Whether these eight digits are the number of a thing now. */
  hasNumber: (kind: Shown, id: number, digits: string, now: number) => boolean;
}

export function codes({ APP_SECRET, PUBLIC_URL }: Pick<Config, 'APP_SECRET' | 'PUBLIC_URL'>): Codes {
  const keyOf = (use: string) => Buffer.from(hkdfSync('sha256', APP_SECRET, '', use, 32));
  const [tokenKey, numberKey] = [keyOf('counter code'), keyOf('counter number')];

  const bodyOf = (kind: Shown, id: number, window: number) => {
    const body = Buffer.alloc(BODY);
    body.writeUInt8(MARKS[kind], 0);
    body.writeUIntBE(id, 1, 6);
    body.writeUInt32BE(window, 7);
    return body;
  };
  const sign = (body: Buffer) => createHmac('sha256', tokenKey).update(body).digest().subarray(0, 16);
  const numberOf = (kind: Shown, id: number, window: number) =>
    String(
      createHmac('sha256', numberKey)
        .update(bodyOf(kind, id, window))
        .digest()
        .readUIntBE(0, 6) % 1e8,
    ).padStart(8, '0');

  const textOf = (kind: Shown, id: number, window: number) => {
    const body = bodyOf(kind, id, window);
    return `${PUBLIC_URL}/s/${Buffer.concat([body, sign(body)]).toString('base64url')}`;
  };

  return {
    text: (kind, id, now) => textOf(kind, id, windowOf(now)),
    issue: (kind, id, now) => {
      const first = windowOf(now);
      return Promise.all(
        Array.from({ length: AHEAD }, async (_, index) => {
          const window = first + index;
          const digits = numberOf(kind, id, window);
          return {
            from: window * WINDOW_MS,
            until: (window + 1) * WINDOW_MS,
            image: await qrPicture(textOf(kind, id, window)),
            number: `${digits.slice(0, 4)} ${digits.slice(4)}`,
          };
        }),
      );
    },
    read: (text, now) => {
      const token = /([\w-]{36})$/.exec(text.trim())?.[1];
      if (!token) return null;
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== LENGTH) return null;
      const body = bytes.subarray(0, BODY);
      const kind = KINDS.get(body.readUInt8(0));
      if (!kind || !timingSafeEqual(sign(body), bytes.subarray(BODY))) return null;
      const window = body.readUInt32BE(7);
      return { kind, id: body.readUIntBE(1, 6), age: liveWindows(now).includes(window) ? 'now' : 'old' };
    },
    hasNumber: (kind, id, digits, now) =>
      liveWindows(now).some((window) => numberOf(kind, id, window) === digits),
  };
}

const windowOf = (now: number) => Math.floor(now / WINDOW_MS);
/** The running half minute, the one before while its grace lasts. */
function liveWindows(now: number): number[] {
  const window = windowOf(now);
  return [window, ...(now - window * WINDOW_MS < GRACE_MS ? [window - 1] : [])];
}
