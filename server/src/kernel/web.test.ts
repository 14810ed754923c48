import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Koa from 'koa';
import { webBuild } from './web';

let root: string;
let server: Server;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jishan-web-'));
  await writeFile(join(root, 'index.html'), '<title>积善</title>');
  await writeFile(join(root, 'app.0123abcd.js'), 'plain');
  await writeFile(join(root, 'app.0123abcd.js.gz'), gzipSync('packed'));
  await writeFile(join(root, 'serif.woff2'), 'font');
  const handle = new Koa().use(webBuild(root)).callback();
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true });
});

/** As it comes over the wire: nothing is unpacked. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port: (server.address() as AddressInfo).port, path, headers, agent: false }, resolve).on(
      'error',
      reject,
    );
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) };
}

test('every page address gives the page, asked for each time; a missing file does not', async () => {
  const page = await ask('/packages/deed/post/index?id=1', { accept: 'text/html' });
  expect(page.body.toString()).toContain('积善');
  expect(page.headers['cache-control']).toBe('no-cache');
  expect((await ask('/js/gone.js', { accept: '*/*' })).status).toBe(404);
});

test('files with a hash in their name are kept for good, packed for who takes gzip', async () => {
  const plain = await ask('/app.0123abcd.js', { 'accept-encoding': 'identity' });
  expect(plain.body.toString()).toBe('plain');
  const packed = await ask('/app.0123abcd.js', { 'accept-encoding': 'gzip' });
  expect(packed.headers).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('javascript') as string,
  });
  expect(gunzipSync(packed.body).toString()).toBe('packed');
});

test('the font may be used from WeChat’s origin', async () => {
  expect((await ask('/serif.woff2')).headers['access-control-allow-origin']).toBe('*');
});

test('the drawn avatars are there', async () => {
  expect((await ask('/assets/avatars/lotus.svg')).headers['content-type']).toContain('svg');
});

test('nothing outside the folder is served', async () => {
  for (const path of ['/../package.json', '/..%2fpackage.json', '/assets/../../package.json'])
    expect((await ask(path, { accept: '*/*' })).status).toBeGreaterThanOrEqual(400);
});
