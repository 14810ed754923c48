import { createHash, randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import getRawBody from 'raw-body';
import { contentSimulator, type ContentSimulator } from './content';

const CODE_LIFE_MS = 5 * 60_000;
const CODES_REMEMBERED = 100_000;

export interface Simulator {
  url: string;
  /** Texts and pictures, and the pushes that tell of these. */
  content: ContentSimulator;
  close: () => Promise<void>;
}

const BUSY = { errcode: -1, errmsg: 'system error' };
/** Answers that WeChat gives now and then: a code that begins with `magic-<name>` provokes them. */
const MAGIC: Record<string, { errcode: number; errmsg: string }> = {
  '40029': { errcode: 40029, errmsg: 'invalid code' },
  '40226': { errcode: 40226, errmsg: 'code blocked' },
  '45011': { errcode: 45011, errmsg: 'api minute-quota reach limit mustslower retry next minute' },
  busy: BUSY,
};
const SLOW_MS = 8_000;
const NO_SUCH_API = { errcode: 40066, errmsg: 'invalid url' };

/**
 * WeChat's server API as far as we use it, over real HTTP, for the demo and for tests. Codes are used up, grow old and are
 * refused as the real ones. `sim-<openid>-<nonce>` stands for that openid; a nonce of 13 digits is the instant of issue.
 * `magic-40029`, `magic-40226`, `magic-45011`, `magic-busy`, `magic-busyonce`, `magic-slow` and `magic-garbage` (with any
 * suffix) provoke what their name says. Every other code stands for an openid of its own, always the same.
 */
export async function startSimulator(port: number, clock: () => number = Date.now): Promise<Simulator> {
  const codes = codeBook(clock);
  const content = contentSimulator();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
    if (request.method === 'GET' && pathname === '/sns/jscode2session')
      void answerCode(response, searchParams, codes).catch(() => response.destroy());
    else if (request.method === 'POST')
      void getRawBody(request, { encoding: 'utf8' })
        .then((body) => content.answer(pathname, searchParams, body))
        .then((answer) => answerContent(response, answer))
        .catch(() => response.destroy());
    else reply(response, NO_SUCH_API);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    content,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerCode(response: ServerResponse, query: URLSearchParams, codes: CodeBook): Promise<void> {
  const code = query.get('js_code') ?? '';
  const magic = /^magic-([a-z0-9]+)/.exec(code)?.[1] ?? '';
  if (magic === 'slow') await sleep(SLOW_MS, undefined, { ref: false });
  if (magic === 'garbage') {
    replyGarbage(response);
    return;
  }
  const refused = wrongQuery(query) ?? MAGIC[magic];
  if (refused) return reply(response, refused);
  if (magic === 'busyonce' && codes.isFirstAsk(code)) return reply(response, BUSY);
  reply(response, codes.use(code));
}

function wrongQuery(query: URLSearchParams) {
  if (!query.get('appid')) return { errcode: 41002, errmsg: 'appid missing' };
  if (!query.get('secret')) return { errcode: 41004, errmsg: 'appsecret missing' };
  if (query.get('grant_type') !== 'authorization_code')
    return { errcode: 40002, errmsg: 'invalid grant_type' };
  return query.get('js_code') ? undefined : { errcode: 41008, errmsg: 'missing code' };
}

interface CodeBook {
  isFirstAsk: (code: string) => boolean;
  use: (code: string) => object;
}

function codeBook(clock: () => number): CodeBook {
  const used = new LRUCache<string, true>({ max: CODES_REMEMBERED });
  const asked = new LRUCache<string, true>({ max: 1_000 });
  return {
    isFirstAsk: (code) => !asked.has(code) && asked.set(code, true).has(code),
    use: (code) => {
      if (used.has(code)) return { errcode: 40163, errmsg: 'code been used' };
      const issuedAt = /-(\d{13})$/.exec(code)?.[1];
      if (issuedAt && Math.abs(clock() - Number(issuedAt)) > CODE_LIFE_MS)
        return { errcode: 40029, errmsg: 'invalid code' };
      used.set(code, true);
      return { openid: openidOf(code), session_key: randomBytes(16).toString('base64') };
    },
  };
}

function openidOf(code: string): string {
  const named = /^sim-([\w-]{1,50})-[^-]+$/.exec(code)?.[1];
  return named ?? `o${createHash('sha256').update(code).digest('base64url').slice(0, 27)}`;
}

function answerContent(response: ServerResponse, answer: object | string | null): void {
  if (answer === 'cut') response.destroy();
  else if (typeof answer === 'string') replyGarbage(response);
  else reply(response, answer ?? NO_SUCH_API);
}

function replyGarbage(response: ServerResponse): void {
  response.writeHead(502).end('<html>502 Bad Gateway</html>');
}

/** WeChat answers JSON under the name of plain text. */
function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body));
}
