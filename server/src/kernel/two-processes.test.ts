import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { openDatabase } from '../database';
import { photoFiles } from '../photos/files';
import { photoRemoval } from '../photos/letters';
import { grainy } from '../photos/testing';
import { migratedDatabase } from '../testing/migrated';
import { endProcesses, freePort, startReady, townFor, type ServerProcess } from '../testing/process';
import type { Person } from '../testing/town';
import { connectionOf, Db, type DataSource } from './database';
import { sql } from './sql';

/*
 * One town on two servers with a database and a data folder between them: `pair` is two processes under a primary, `single` is
 * one. Each call has a connection of its own, which the primary gives to its processes in turn.
 */
jest.setTimeout(300_000);

/** As long as a phone waits, about; a busy machine may take long. */
const ASK_MS = 15_000;

let databaseUrl: string;
let dataDir: string;
let metricsPort: number;
let source: DataSource;
let db: Db;
let tokens: Record<Person, string>;
let people: Record<Person, number>;
let pair: ServerProcess;
let single: ServerProcess;
let opened: number;

beforeAll(async () => {
  databaseUrl = await migratedDatabase();
  ({
    tokens,
    town: { people },
  } = await townFor(databaseUrl));
  source = await openDatabase(databaseUrl, 2);
  db = new Db(source.manager);
  dataDir = mkdtempSync(join(tmpdir(), 'jishan-two-'));
  metricsPort = await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    MODE: 'test',
    DRAIN_SECONDS: '0.5',
    TRUST_PROXY: '1',
  };
  opened = Date.now();
  [pair, single] = await Promise.all([
    startReady({ ...env, PROCESSES: '2', METRICS_PORT: String(metricsPort) }),
    startReady({ ...env, PROCESSES: '1' }),
  ]);
});
afterAll(async () => {
  await source.destroy();
  endProcesses();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Reply {
  status: number | undefined;
  text: string;
}

/** Rejects when the connection is cut, or was on its way to a process that was killed: such a one says nothing any more. */
const ask = (
  server: ServerProcess,
  call: string,
  token?: string,
  input: object = {},
  key?: string,
  address?: string,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const headers = {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(address ? { 'x-forwarded-for': address } : {}),
    };
    const signal = AbortSignal.timeout(ASK_MS);
    const options = { method: 'POST', agent: false, headers, signal };
    request(`${server.url}/api/${call}`, options, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode, text })).on('error', reject);
    })
      .on('error', reject)
      .end(JSON.stringify(input));
  });

const turns = <T>(count: number, make: (server: ServerProcess) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at % 3 === 2 ? single : pair)));
const served = (replies: Reply[]) => replies.filter(({ status }) => status !== 429).length;

const draft = (body: string) => ({
  body,
  photos: [],
  board: 'neighbour',
  ruleCode: null,
  place: null,
  submit: false,
});

/** The processes under a primary. */
function copiesOf(server: ServerProcess): number[] {
  const primary = server.child.pid ?? 0;
  return readFileSync(`/proc/${primary}/task/${primary}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.'));
}

test('guesses and sign-ins are counted over all processes, exactly, many at once', async () => {
  const guesses = await turns(30, (server) =>
    ask(server, 'household.peek', tokens.wang, { code: 'ABCDEFGH' }),
  );
  expect(served(guesses)).toBe(10);
  const signIns: Reply[] = [];
  for (let round = 0; round < 5; round++)
    signIns.push(...(await turns(26, (server) => ask(server, 'session.demo'))));
  expect(served(signIns)).toBe(120);
});

test('what keeps floods off counts over the processes of a server', async () => {
  const reads: Reply[] = [];
  for (let round = 0; round < 21; round++)
    reads.push(...(await Promise.all(Array.from({ length: 15 }, () => ask(pair, 'session.me', tokens.li)))));
  expect(served(reads)).toBe(300);
});

test('who is known to one process is known to all while somebody behind the same address tries tokens', async () => {
  const from = (token: string) => ask(pair, 'region.list', token, {}, undefined, '203.0.113.9');
  const both = async (token: string) =>
    (await Promise.all([from(token), from(token)])).map(({ status }) => status);
  expect((await from(tokens.chen)).status).toBe(200);
  for (let at = 0; at < 60; at++)
    expect((await from(randomBytes(32).toString('base64url'))).status).toBe(401);
  expect(await both(randomBytes(32).toString('base64url'))).toEqual([429, 429]);
  expect(await both(tokens.chen)).toEqual([200, 200]);
  // Nobody has met this one: it is refused unasked.
  expect(await both(tokens.zhou)).toEqual([429, 429]);
});

test('a database that does not count in time: each process counts its share', async () => {
  const admin = await createConnection(connectionOf(databaseUrl));
  await admin.query('LOCK TABLES rate_limits WRITE');
  const guess = (server: ServerProcess) => ask(server, 'household.peek', tokens.he, { code: 'ABCDEFGH' });
  const alone = await Promise.all(Array.from({ length: 12 }, () => guess(single)));
  const both = await Promise.all(Array.from({ length: 14 }, () => guess(pair)));
  await admin.end();
  expect(served(alone)).toBe(10);
  expect(served(both)).toBe(10);
});

test('a session that ends in one process has ended in all within a second', async () => {
  const seen = () => turns(6, (server) => ask(server, 'session.me', tokens.aygul));
  expect((await seen()).map(({ status }) => status)).toEqual(Array(6).fill(200));
  expect((await ask(single, 'session.logout', tokens.aygul)).status).toBe(200);
  await sleep(1000);
  expect((await seen()).map(({ status }) => status)).toEqual(Array(6).fill(401));
});

test('what one process shows, hides or changes, it shows at once and all do within a second', async () => {
  const { id, version } = JSON.parse(
    (
      await ask(
        single,
        'post.create',
        tokens.wang,
        { ...draft('修好了楼道的灯'), submit: true },
        randomUUID(),
      )
    ).text,
  ) as { id: number; version: number };
  const feeds = async (servers: ServerProcess[]) => {
    const replies = await Promise.all(
      servers.map((server) => ask(server, 'post.feed', tokens.liu, { scope: 'town' })),
    );
    return replies.map(({ text }) => {
      const { items } = JSON.parse(text) as { items: { id: number; likes: number }[] };
      const card = items.find((item) => item.id === id);
      return card ? card.likes : 'not there';
    });
  };
  const everywhere = () => feeds(Array<ServerProcess>(6).fill(pair).concat(single));
  const decide = async (call: string, input: object) =>
    expect((await ask(single, call, tokens.xu, input, randomUUID())).status).toBe(200);

  // Each answer before a change is what would be shown after it, if it were kept too long.
  expect(await everywhere()).toEqual(Array(7).fill('not there'));
  await decide('review.take', { postId: id });
  await decide('review.approve', { postId: id, version, ruleCode: null });
  expect(await feeds([single])).toEqual([0]);
  await sleep(1000);
  expect(await everywhere()).toEqual(Array(7).fill(0));
  await decide('like.set', { subject: { kind: 'post', id }, liked: true });
  expect(await feeds([single])).toEqual([1]);
  await sleep(1000);
  expect(await everywhere()).toEqual(Array(7).fill(1));
  await decide('post.hide', { id, reason: '露出了别人的门牌' });
  expect(await feeds([single])).toEqual(['not there']);
  await sleep(1000);
  expect(await everywhere()).toEqual(Array(7).fill('not there'));
});

test('who is blocked by one process is let in by none after a second', async () => {
  const seen = () => turns(6, (server) => ask(server, 'session.me', tokens.he));
  expect((await seen()).map(({ status }) => status)).toEqual(Array(6).fill(200));
  await db.run(sql`UPDATE users SET blocked_at = 1 WHERE id = ${people.he}`);
  await sleep(1000);
  expect((await seen()).map(({ status }) => status)).toEqual(Array(6).fill(401));
});

test('the same key in all processes at once is one attempt', async () => {
  const replies = await turns(12, (server) =>
    ask(server, 'post.create', tokens.chen, draft('扫雪'), 'the-same-key-everywhere'),
  );
  expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(200));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
});

test('an invitation that two processes are asked with at once makes one who waits', async () => {
  expect((await ask(single, 'household.found', tokens.xu, { name: '许家' }, randomUUID())).status).toBe(200);
  const invited = await ask(pair, 'household.invite', tokens.xu, {}, randomUUID());
  const { invite } = JSON.parse(invited.text) as { invite: { code: string } };
  const asked = await turns(6, (server) => ask(server, 'household.ask', tokens.liu, { code: invite.code }));
  expect(asked.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  const seen = await ask(pair, 'household.mine', tokens.xu);
  const { household } = JSON.parse(seen.text) as { household: { members: { state: string }[] } };
  expect(household.members.map(({ state }) => state)).toEqual(['joined', 'asked']);
});

/** A photo of 陈's that was sent to `single`. */
async function sendPhoto(): Promise<{ id: string; screen: string }> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await grainy(90, 60).jpeg().toBuffer())]), 'a.jpg');
  const headers = { authorization: `Bearer ${tokens.chen}`, 'idempotency-key': randomUUID() };
  const sent = await fetch(`${single.url}/api/photo.upload`, { method: 'POST', headers, body: form });
  return (await sent.json()) as { id: string; screen: string };
}

/** What each server says of an address, over connections of their own. */
const shown = (path: string, servers: ServerProcess[]) =>
  Promise.all(
    servers.map(
      ({ url }) =>
        new Promise((resolve, reject) =>
          request(url + path, { agent: false }, (response) => resolve(response.resume().statusCode))
            .on('error', reject)
            .end(),
        ),
    ),
  );

test('a photo that one process took is shown by the others', async () => {
  const { screen } = await sendPhoto();
  expect(await shown(screen, [pair, pair, single])).toEqual([200, 200, 200]);
});

test('a photo that one process hides is gone there at once, from all within a second', async () => {
  const { id: photo, screen } = await sendPhoto();
  const post = await ask(
    single,
    'post.create',
    tokens.chen,
    { ...draft('补好了井盖'), photos: [photo], submit: true },
    randomUUID(),
  );
  const { id, version } = JSON.parse(post.text) as { id: number; version: number };
  const decide = async (call: string, input: object) =>
    expect((await ask(single, call, tokens.xu, input, randomUUID())).status).toBe(200);
  const everywhere = () => shown(screen.replace(/\?.*/, ''), [single, pair, pair, pair, pair]);

  expect(await everywhere()).toEqual(Array(5).fill(404));
  await decide('review.take', { postId: id });
  await decide('review.approve', { postId: id, version, ruleCode: null });
  expect((await everywhere())[0]).toBe(200);
  await sleep(1000);
  expect(await everywhere()).toEqual(Array(5).fill(200));
  await decide('post.hide', { id, reason: '照片里有孩子的脸' });
  expect((await everywhere())[0]).toBe(404);
  await sleep(1000);
  expect(await everywhere()).toEqual(Array(5).fill(404));
});

test('letters are delivered once each, by three processes that all look for them', async () => {
  const { write } = photoFiles(dataDir);
  const ids = Array.from({ length: 160 }, () => randomBytes(16).toString('hex'));
  const picture = Buffer.from('a picture');
  for (const id of ids) await write(id, { screen: picture, thumb: picture, width: 1, height: 1 });
  await source.query('CREATE TABLE outbox_seen (letter_id VARCHAR(40) NOT NULL, what VARCHAR(10) NOT NULL)');
  // Four are claimed at a time, so a run takes four seconds: meanwhile the turn of each process comes.
  await source.query(
    "CREATE TRIGGER see_claim AFTER UPDATE ON outbox FOR EACH ROW IF NEW.kind = 'photo.remove' THEN DO SLEEP(0.1); INSERT INTO outbox_seen VALUES (NEW.letter_id, 'claim'); END IF",
  );
  await source.query(
    "CREATE TRIGGER see_end AFTER DELETE ON outbox FOR EACH ROW IF OLD.kind = 'photo.remove' THEN INSERT INTO outbox_seen VALUES (OLD.letter_id, 'end'); END IF",
  );
  await photoRemoval.put(
    db,
    ids.map((id) => ({ id })),
    Date.now(),
  );
  const left = () => db.row<{ n: number }>(sql`SELECT COUNT(*) AS n FROM outbox WHERE kind = 'photo.remove'`);
  for (let turn = 0; turn < 300 && (await left())?.n !== 0; turn++) await sleep(100);
  const seen = await db.rows<{ claims: number; ends: number }>(
    sql`SELECT SUM(what = 'claim') AS claims, SUM(what = 'end') AS ends FROM outbox_seen GROUP BY letter_id`,
  );
  expect(seen.map(({ claims, ends }) => `${claims} ${ends}`)).toEqual(ids.map(() => '1 1'));
  expect(ids.filter((id) => existsSync(join(dataDir, 'photos', id.slice(0, 2), id)))).toEqual([]);
  await source.query('DROP TRIGGER see_claim');
});

test('a process that stands still is given one connection at most, and answers it when it goes on', async () => {
  const [still = 0] = copiesOf(pair);
  process.kill(still, 'SIGSTOP');
  let answered = 0;
  const asked = Array.from({ length: 8 }, () =>
    ask(pair, 'session.me', tokens.xu).then(({ status }) => {
      answered++;
      return status;
    }),
  );
  for (let turn = 0; turn < 100 && answered < 7; turn++) await sleep(100);
  await sleep(500);
  expect(answered).toBe(7);
  process.kill(still, 'SIGCONT');
  expect(await Promise.all(asked)).toEqual(Array(8).fill(200));
});

test('kill -9 of one process: what was answered is there, the rest is once when sent again, and another starts', async () => {
  const before = copiesOf(pair);
  expect(before).toHaveLength(2);
  const keys = Array.from({ length: 36 }, () => randomUUID());
  const send = (key: string) => ask(pair, 'post.create', tokens.zhou, draft(key), key).catch(() => null);
  const first: (Reply | null)[] = [];
  for (let at = 0; at < keys.length; at += 6) {
    const sending = keys.slice(at, at + 6).map(send);
    if (at === 12) process.kill(before[0] ?? 0, 'SIGKILL');
    first.push(...(await Promise.all(sending)));
  }
  const cut = keys.filter((_, at) => first[at]?.status !== 200);
  // One process was left, and what came after it heard of no death.
  expect(cut.length).toBeLessThanOrEqual(6);
  for (const key of cut) expect((await send(key))?.status).toBe(200);
  const written = await db.rows<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM posts WHERE body IN (${keys}) GROUP BY body`,
  );
  expect(written.map(({ n }) => n)).toEqual(keys.map(() => 1));

  for (let turn = 0; turn < 300 && copiesOf(pair).length < 2; turn++) await sleep(100);
  expect(copiesOf(pair)).toHaveLength(2);
  expect(copiesOf(pair)).not.toContain(before[0]);
});

test('one port tells what all processes measure, and how often one was started again', async () => {
  const told = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  // The one that was started anew answers once it is up.
  for (let turn = 0; turn < 100 && !(await told()).includes('jishan_call_seconds_count'); turn++)
    await sleep(200);
  const text = await told();
  expect(text).toContain('jishan_process_restarts_total 1');
  expect(text.match(/^# TYPE jishan_call_seconds /gm)).toHaveLength(1);
  expect(text).toMatch(/jishan_outbox_letters\{state="dead"\} 0/);
});

test('of all processes one runs a job at a time, at the pace that is written', async () => {
  const runs = async () =>
    (await db.row<{ runs: number }>(sql`SELECT runs FROM job_runs WHERE name = 'chain'`))?.runs ?? 0;
  while ((await runs()) < 2) await sleep(200);
  const ran = await runs();
  // A run that is almost due is run: 4.5 s lie between two.
  expect(ran).toBeLessThanOrEqual(1 + (Date.now() - opened) / 4500);
});

test('SIGTERM to the primary ends all in order', async () => {
  const copies = copiesOf(pair);
  pair.child.kill('SIGTERM');
  expect(await pair.ended).toBe(0);
  for (const pid of copies) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
