import Koa from 'koa';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failures } from './failures';
import { makeLog } from './log';

const thrown = (change: object) => Object.assign(new Error('a driver’s words'), change);

test.each([
  ['a full disk', { code: 'ENOSPC' }, 503, 'BUSY'],
  ['a used-up disk quota', { code: 'EDQUOT' }, 503, 'BUSY'],
  ['a lock waited for too long', { errno: 1205 }, 503, 'BUSY'],
  ['a statement that took too long', { errno: 1969 }, 503, 'BUSY'],
  ['a pool that is full', { message: 'Queue limit reached.' }, 503, 'BUSY'],
  ['a connection that was not had', { code: 'ETIMEDOUT' }, 503, 'BUSY'],
  ['text of another character set', { errno: 1267 }, 400, 'BAD_INPUT'],
  ['anything else', {}, 500, 'INTERNAL'],
])('%s is told as it is', async (_, change, status, code) => {
  const app = new Koa();
  app.use(failures(makeLog('silent')));
  app.use(() => {
    throw thrown(change);
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.closeAllConnections();
  server.close();
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
});
