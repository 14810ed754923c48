import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { migratedDatabase } from '../testing/migrated';
import { endProcesses, startReady, townFor } from '../testing/process';

/* What is being received is bounded, measured on a real process with limits as they are in service. */
jest.setTimeout(180_000);
afterAll(endProcesses);

const SENT = 9_900_000;
const SAID = 10_400_000;

test('200 uploads of 10 MB that stop, from five people, cost less than 100 MB of memory and end by themselves', async () => {
  const databaseUrl = await migratedDatabase();
  const { tokens } = await townFor(databaseUrl);
  const server = await startReady({ DATABASE_URL: databaseUrl, MODE: 'test' });
  const five = Object.values(tokens).slice(0, 5);
  const part = Buffer.alloc(SENT, 7);
  const before = server.memory();
  const answers: (number | null)[] = [];
  const sockets: Socket[] = [];
  const ended: Promise<void>[] = [];
  for (let at = 0; at < 200; at++) {
    const socket = connect(server.port, '127.0.0.1');
    sockets.push(socket);
    let said = '';
    socket.on('data', (text: Buffer) => (said += text.toString()));
    socket.on('error', () => undefined);
    ended.push(
      new Promise((resolve) =>
        socket.on('close', () => {
          answers.push(Number(/^HTTP\/1.1 (\d+)/.exec(said)?.[1]) || null);
          resolve();
        }),
      ),
    );
    socket.write(
      [
        'POST /api/photo.upload HTTP/1.1',
        'host: localhost',
        'content-type: multipart/form-data; boundary=b',
        `content-length: ${SAID}`,
        `authorization: Bearer ${five[at % 5] ?? ''}`,
        `idempotency-key: ${randomUUID()}`,
        '',
        '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"',
        '',
        '',
      ].join('\r\n'),
    );
    socket.write(part);
    await sleep(5);
  }
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, server.memory() - before)), 200);
  await sleep(8000);
  // Everybody else is served meanwhile.
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  await Promise.all(ended);
  clearInterval(watch);
  expect(most).toBeLessThanOrEqual(100);
  const stalled = answers.filter((status) => status === 408).length;
  // Nine of the largest photos for each, and the others at once refused (some only hear the connection close).
  expect(stalled).toBeGreaterThanOrEqual(5);
  expect(stalled).toBeLessThanOrEqual(45 * Number(process.env['PROCESSES'] ?? 1));
  expect(answers.every((status) => status === null || status === 408 || status === 429)).toBe(true);
});
