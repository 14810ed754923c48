import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { encryptPush, pushSignature, type PushSecrets } from '../wechat/push';

export type Suggest = 'pass' | 'review' | 'risky';
type Api = 'msg_sec_check' | 'media_check_async' | 'stable_token';

/** How the next call of an API goes wrong. */
export type Fault = { errcode: number } | 'slow' | 'garbage' | 'cut';

/** Where pushes go, and how they are signed. */
export interface PushTo extends PushSecrets {
  url: string;
  form: 'json' | 'xml';
}

/** What a push is changed by, to be a wrong one. */
export interface PushChange {
  token?: string;
  appid?: string;
  plain?: boolean;
  timestamp?: number;
}

export interface ContentSimulator {
  /** The answer to a call of that name, or null when there is no such API. */
  answer: (
    path: string,
    query: URLSearchParams,
    body: string,
  ) => Promise<object | Exclude<Fault, object> | null>;
  /** The next calls of an API go wrong so, one after the other. */
  failNext: (api: Api, ...faults: Fault[]) => void;
  /** What has been asked, in order. */
  asked: { api: Api; input: Record<string, unknown> }[];
  /** Ends all tokens that were given, as WeChat does now and then. */
  endTokens: () => void;
  /** What is said of pictures from now on; null: nothing, until somebody sends a verdict by `push`. */
  pictures: Suggest | null;
  pushTo: PushTo | null;
  /** By which pushes are dated. */
  clock: () => number;
  /** Sends the verdict on a picture, as often and in whatever order; gives status and answer. */
  push: (traceId: string, suggest: Suggest, change?: PushChange) => Promise<{ status: number; text: string }>;
}

const TOKEN_LIFE_S = 7200;
const MOST_CHARS = 2_500;
const PUSH_PAUSE_MS = 300;
/** Long enough to be given up by who waits. */
const SLOW_MS = 8_000;

/**
 * Words by which a text of the demo town is judged: what people try first. In service WeChat decides by means of its own.
 * `[[45009]]` in a text provokes that code, `[[slow]]` and `[[garbage]]` what they say.
 */
const RISKY = /赌博|枪支|办假证|色情/;
const REVIEW = /加微信|兼职刷单|贷款/;
const PROVOKED = /\[\[(-?\d+|slow|garbage|cut)\]\]/;

export function contentSimulator(): ContentSimulator {
  const faults = new Map<Api, Fault[]>();
  let token = randomBytes(24).toString('base64url');
  const self: ContentSimulator = {
    asked: [],
    pictures: 'pass',
    pushTo: null,
    clock: Date.now,
    failNext: (api, ...more) => faults.set(api, [...(faults.get(api) ?? []), ...more]),
    endTokens: () => (token = randomBytes(24).toString('base64url')),
    push: (traceId, suggest, change) =>
      send(self.pushTo, event(traceId, suggest), { timestamp: self.clock() / 1000, ...change }),
    answer: async (path, query, body) => {
      const api = APIS[path];
      if (!api) return null;
      const input = read(body);
      if (!input) return { errcode: 47001, errmsg: 'data format error' };
      self.asked.push({ api, input });
      const fault = faults.get(api)?.shift() ?? provoked(input);
      if (fault === 'slow') await sleep(SLOW_MS, undefined, { ref: false });
      if (typeof fault === 'string') return fault;
      if (fault) return { ...fault, errmsg: 'provoked' };
      if (api === 'stable_token') return giveToken(input);
      if (query.get('access_token') !== token)
        return { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' };
      if (input['version'] !== 2 || !input['openid']) return { errcode: 40003, errmsg: 'invalid openid' };
      return api === 'msg_sec_check' ? judgeText(input) : takePicture(self, input);
    },
  };

  function giveToken(input: Record<string, unknown>): object {
    if (!input['appid'] || !input['secret']) return { errcode: 40125, errmsg: 'invalid appsecret' };
    return { access_token: token, expires_in: TOKEN_LIFE_S };
  }
  return self;
}

const APIS: Record<string, Api | undefined> = {
  '/cgi-bin/stable_token': 'stable_token',
  '/wxa/msg_sec_check': 'msg_sec_check',
  '/wxa/media_check_async': 'media_check_async',
};

function read(body: string): Record<string, unknown> | null {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function provoked({ content }: Record<string, unknown>): Fault | undefined {
  const found = PROVOKED.exec(typeof content === 'string' ? content : '')?.[1];
  if (!found) return undefined;
  return /\d/.test(found) ? { errcode: Number(found) } : (found as Fault);
}

const LABELS: Record<Suggest, number> = { pass: 100, review: 10001, risky: 20001 };
const resultOf = (suggest: Suggest) => ({ suggest, label: LABELS[suggest] });

function judgeText({ content }: Record<string, unknown>): object {
  if (typeof content !== 'string' || content === '') return { errcode: 44002, errmsg: 'empty post data' };
  if ([...content].length > MOST_CHARS) return { errcode: 47001, errmsg: 'content size out of limit' };
  const suggest = RISKY.test(content) ? 'risky' : REVIEW.test(content) ? 'review' : 'pass';
  const result = resultOf(suggest);
  return {
    ...{ errcode: 0, errmsg: 'ok', result, trace_id: randomUUID() },
    detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
  };
}

/** Answers at once with a trace; then fetches the picture, as WeChat does, and pushes what it says of it. */
function takePicture(self: ContentSimulator, { media_url, media_type }: Record<string, unknown>): object {
  if (media_type !== 2 || typeof media_url !== 'string')
    return { errcode: 40004, errmsg: 'invalid media type' };
  const traceId = randomUUID();
  void judgePicture(self, traceId, media_url).catch(() => undefined);
  return { errcode: 0, errmsg: 'ok', trace_id: traceId };
}

async function judgePicture(self: ContentSimulator, traceId: string, url: string): Promise<void> {
  const suggest = self.pictures;
  if (suggest === null) return;
  await sleep(PUSH_PAUSE_MS, undefined, { ref: false });
  const isThere = await fetch(url).then(
    (answer) => answer.ok && (answer.headers.get('content-type') ?? '').startsWith('image/'),
    () => false,
  );
  const told = isThere
    ? event(traceId, suggest)
    : { ...event(traceId, 'pass'), errcode: -1008, errmsg: 'download' };
  await send(self.pushTo, told, { timestamp: self.clock() / 1000 });
}

interface Event {
  ToUserName: string;
  FromUserName: string;
  CreateTime: number;
  MsgType: string;
  Event: string;
  appid: string;
  trace_id: string;
  version: number;
  errcode: number;
  errmsg: string;
  detail: object[];
  result: { suggest: Suggest; label: number };
}

const event = (traceId: string, suggest: Suggest): Event => ({
  ...{ ToUserName: 'gh_simulator', FromUserName: 'o-simulator', CreateTime: Math.floor(Date.now() / 1000) },
  ...{ MsgType: 'event', Event: 'wxa_media_check', appid: 'wx-demo', trace_id: traceId, version: 2 },
  ...{ errcode: 0, errmsg: 'ok', result: resultOf(suggest) },
  detail: [{ strategy: 'content_model', errcode: 0, ...resultOf(suggest), prob: 90 }],
});

async function send(to: PushTo | null, what: Event, change: PushChange & { timestamp: number }) {
  if (!to) throw new Error('nobody takes pushes');
  const secrets = { ...to, ...change };
  const timestamp = String(Math.floor(change.timestamp));
  const nonce = randomBytes(5).toString('hex');
  const written = to.form === 'json' ? JSON.stringify(what) : xmlOf(what);
  const query = new URLSearchParams({ timestamp, nonce });
  query.set('signature', pushSignature(secrets.token, timestamp, nonce));
  let body = written;
  if (to.aesKey !== '' && !change.plain) {
    const encrypted = encryptPush(secrets, written);
    query.set('encrypt_type', 'aes');
    query.set('msg_signature', pushSignature(secrets.token, timestamp, nonce, encrypted));
    const envelope = { ToUserName: what.ToUserName, Encrypt: encrypted };
    body = to.form === 'json' ? JSON.stringify(envelope) : xmlOf(envelope);
  }
  const answer = await fetch(`${to.url}?${query.toString()}`, { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
}

/** As WeChat writes it: text in CDATA, numbers bare, lists by repeating. */
function xmlOf(what: object): string {
  const inner = (value: unknown): string => {
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return `<![CDATA[${value}]]>`;
    return Object.entries(value as object)
      .map(([name, one]) =>
        (Array.isArray(one) ? one : [one]).map((item) => `<${name}>${inner(item)}</${name}>`).join(''),
      )
      .join('');
  };
  return `<xml>${inner(what)}</xml>`;
}
