import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { LIMITS } from '@jishan/shared/limits';
import { migratedDatabase } from '../testing/migrated';
import { endProcesses, startReady, townFor, type ServerProcess } from '../testing/process';

/* Requests that are cut, garbled or lead nowhere, against a real process: each gets its refusal, and the process lives on. */
jest.setTimeout(120_000);

let server: ServerProcess;
let token: string;

beforeAll(async () => {
  const databaseUrl = await migratedDatabase();
  token = (await townFor(databaseUrl)).tokens.wang;
  server = await startReady({
    DATABASE_URL: databaseUrl,
    MODE: 'test',
    RATE_LIMIT_SCALE: '1000',
    LOG_LEVEL: 'warn',
  });
});
afterAll(endProcesses);
afterEach(async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(server.output()).not.toContain('uncaught');
});

interface Cut {
  /** Bytes as they go over the wire, after the request's own headers. */
  body: Buffer;
  headers: string[];
  /** Closes our side once all is sent, as a phone that loses its connection. */
  hangUp?: boolean;
}

/** Sends a request over a bare socket and gives the status and what was said, or null when nobody was answered. */
function ask(line: string, { body, headers, hangUp }: Cut): Promise<{ status: number; said: string } | null> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let said = '';
    socket.on('data', (part: Buffer) => (said += part.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const status = /^HTTP\/1.1 (\d+)/.exec(said)?.[1];
      resolve(status === undefined ? null : { status: Number(status), said });
    });
    socket.write([line, 'host: localhost', ...headers, '', ''].join('\r\n'));
    socket.write(body);
    if (hangUp) setTimeout(() => socket.end(), 50);
  });
}

const upload = (cut: Cut) =>
  ask('POST /api/photo.upload HTTP/1.1', {
    ...cut,
    headers: [
      ...cut.headers,
      `authorization: Bearer ${token}`,
      `idempotency-key: ${randomUUID()}`,
      'connection: close',
    ],
  });

const MULTIPART = 'content-type: multipart/form-data; boundary=b';
const FIELD = '--b\r\ncontent-disposition: form-data; name="note"\r\n\r\nwords of a field\r\n';
const FILE =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';
const WHOLE = `${FIELD}${FILE}${'\u00ff\u00d8\u00ff'.repeat(5000)}\r\n--b--\r\n`;

const at = (text: string) => WHOLE.indexOf(text) + Math.ceil(text.length / 2);
const CUTS: [string, number][] = [
  ['before the first boundary', 0],
  ['in the first boundary', 2],
  ['in the headers of a field', at('name="note"')],
  ['in a field', at('words of a field')],
  ['after a field', FIELD.length],
  ['in the headers of the file', at('name="file"')],
  ['at the first byte of the file', FIELD.length + FILE.length],
  ['in the file', FIELD.length + FILE.length + 7000],
  ['at the last byte of the file', WHOLE.length - '\r\n--b--\r\n'.length],
  ['in the closing boundary', WHOLE.length - 6],
  ['before the closing dashes', WHOLE.length - 4],
];

describe.each(CUTS)('an upload that is cut %s', (_, length) => {
  const bytes = Buffer.from(WHOLE.slice(0, length), 'latin1');

  it('is a broken photo when its length says it is all', async () => {
    const answer = await upload({ headers: [MULTIPART, `content-length: ${bytes.length}`], body: bytes });
    expect(answer?.status).toBe(400);
    expect(answer?.said).toMatch(/PHOTO_BROKEN|PHOTO_MISSING/);
  });

  it('is a broken photo when it is chunked', async () => {
    const body = Buffer.concat([
      ...(bytes.length ? [Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')] : []),
      Buffer.from('0\r\n\r\n'),
    ]);
    const answer = await upload({ headers: [MULTIPART, 'transfer-encoding: chunked'], body });
    expect(answer?.status).toBe(400);
    expect(answer?.said).toMatch(/PHOTO_BROKEN|PHOTO_MISSING/);
  });

  it('ends with its connection when more was promised', async () => {
    const answer = await upload({
      headers: [MULTIPART, `content-length: ${WHOLE.length + 10}`],
      body: bytes,
      hangUp: true,
    });
    expect(answer?.status ?? 400).toBe(400);
  });

  it('ends with its connection in the middle of a chunk', async () => {
    const body = Buffer.concat([Buffer.from('ffff\r\n'), bytes]);
    const answer = await upload({ headers: [MULTIPART, 'transfer-encoding: chunked'], body, hangUp: true });
    expect(answer?.status ?? 400).toBe(400);
  });
});

it('an upload under another field, and cut in it, is refused', async () => {
  const body = Buffer.from(FILE.replace('"file"', '"picture"') + 'half a picture', 'latin1');
  const answer = await upload({ headers: [MULTIPART, `content-length: ${body.length}`], body });
  expect(answer?.status).toBe(400);
});

it.each([
  ['no boundary', 'content-type: multipart/form-data'],
  ['an empty boundary', 'content-type: multipart/form-data; boundary='],
  ['another boundary', 'content-type: multipart/form-data; boundary=other'],
  ['no type at all', 'x-none: 1'],
  ['a type that only begins like it', 'content-type: multipart/form-data-not; boundary=b'],
])('an upload with %s is refused', async (_, type) => {
  const body = Buffer.from(WHOLE, 'latin1');
  const answer = await upload({ headers: [type, `content-length: ${body.length}`], body });
  expect(answer?.status).toBe(400);
  expect(answer?.said).toMatch(/PHOTO_MISSING|PHOTO_BROKEN/);
});

it('an upload that says it is larger than any photo is refused before it is read', async () => {
  const answer = await upload({
    headers: [MULTIPART, `content-length: ${LIMITS.photoBytes * 2}`],
    body: Buffer.from(FILE),
  });
  expect(answer?.status).toBe(413);
});

it('two files, a part without a name and a part that is no part are refused', async () => {
  for (const text of [
    `${FILE}a\r\n${FILE}b\r\n--b--\r\n`,
    '--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--\r\n',
    '--b\r\nno header at all\r\n\r\nx\r\n--b--\r\n',
  ]) {
    const answer = await upload({
      headers: [MULTIPART, `content-length: ${text.length}`],
      body: Buffer.from(text),
    });
    expect(answer?.status).toBe(400);
  }
});

it('a JSON body that is cut is refused', async () => {
  const body = Buffer.from('{"persona":"resi');
  const answer = await ask('POST /api/session.demo HTTP/1.1', {
    headers: [`content-length: ${body.length}`, 'connection: close'],
    body,
  });
  expect(answer?.status).toBe(400);
  const left = await ask('POST /api/session.demo HTTP/1.1', {
    headers: ['content-length: 999', 'connection: close'],
    body,
    hangUp: true,
  });
  expect(left?.status ?? 400).toBe(400);
});

it('a body that stops is cut after twenty seconds, whatever it is', async () => {
  const begun = performance.now();
  const file = Buffer.from(FILE + 'the beginning', 'latin1');
  const [photo, json, drip] = await Promise.all([
    upload({ headers: [MULTIPART, 'content-length: 100000'], body: file }),
    ask('POST /api/session.demo HTTP/1.1', { headers: ['content-length: 999'], body: Buffer.from('{') }),
    dripping(),
  ]);
  for (const answer of [photo, json, drip]) {
    expect(answer?.status).toBe(408);
    expect(answer?.said).toContain('BODY_STALLED');
  }
  expect(performance.now() - begun).toBeLessThan(25_000);
});

/** A byte each second is no progress. */
function dripping(): Promise<{ status: number; said: string }> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    const timer = setInterval(() => socket.write('x'), 1000);
    let said = '';
    socket.on('data', (part: Buffer) => (said += part.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ status: Number(/^HTTP\/1.1 (\d+)/.exec(said)?.[1]), said });
    });
    socket.write(
      [
        'POST /api/photo.upload HTTP/1.1',
        'host: localhost',
        MULTIPART,
        'content-length: 100000',
        `authorization: Bearer ${token}`,
        `idempotency-key: ${randomUUID()}`,
        '',
        FILE,
      ].join('\r\n'),
    );
  });
}

it.each([
  '/%',
  '/%00',
  '/%ff',
  '/../../etc/passwd',
  '//etc/passwd',
  '/..%2f..%2fpackage.json',
  '/assets/%',
  '/assets/%00.svg',
  '/assets/..%2fpackage.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/../../package.json',
  '/assets/',
  `/${'a'.repeat(5000)}.js`,
  '/photos/%',
  '/photos/../../etc/passwd',
  '/files/%00',
  '/s/%',
  '/.env',
])('the address %.40s leads nowhere', async (path) => {
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT']) {
    const answer = await ask(`${method} ${path} HTTP/1.1`, {
      headers: ['accept: */*', 'connection: close'],
      body: Buffer.alloc(0),
    });
    expect(answer?.status).toBeGreaterThanOrEqual(400);
    expect(answer?.status).toBeLessThan(500);
    expect(answer?.said).not.toContain('root:');
  }
});

it('text that no code column can hold is refused as input, not as our fault', async () => {
  for (const call of ['household.peek', 'merchant.peek'])
    for (const code of ['邀', 'é', '😀']) {
      const response = await fetch(`${server.url}/api/${call}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ code }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
});
