import type { Api } from '@jishan/shared/api';
import { replyError, toCallError } from './errors';
import { platform } from './platform';
import { NetworkError } from './platform/types';

const TIMEOUT_MS = 15_000;
/** WeChat lets ten requests out at once and fails the rest; here the rest wait. */
const AT_ONCE = 10;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` as soon as fewer than ten others run. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export function headersOf(token: string | null, key?: string): Record<string, string> {
  return {
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(key ? { 'Idempotency-Key': key } : {}),
  };
}

export const callUrl = (name: string) => `${API_BASE}/api/${name}`;

/** Sends one call. */
export const request = <N extends keyof Api>(
  name: N,
  input: Api[N]['input'],
  token: string | null,
  key?: string,
): Promise<Api[N]['reply']> => post(name, input, token, key) as Promise<Api[N]['reply']>;

/**
 * Sends and gives the answer. A connection that broke is tried once more: reads change nothing, writes made twice have the effect
 * of one, and creates carry their key. One that was too slow is not: the person has waited enough.
 */
export async function post(
  name: string,
  input: unknown,
  token: string | null,
  key?: string,
): Promise<unknown> {
  const once = () =>
    inTurn(() =>
      platform.request({
        url: callUrl(name),
        headers: { 'Content-Type': 'application/json', ...headersOf(token, key) },
        body: JSON.stringify(input),
        timeoutMs: TIMEOUT_MS,
      }),
    );
  try {
    const { status, body } = await once().catch((error: unknown) => {
      if (error instanceof NetworkError && error.failure === 'lost') return once();
      throw error;
    });
    if (status !== 200) throw replyError(status, body);
    return body;
  } catch (error) {
    throw toCallError(error);
  }
}
