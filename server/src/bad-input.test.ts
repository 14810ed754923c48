import { contract, type Call, type CallName } from '@jishan/shared/api';
import { ERRORS } from '@jishan/shared/errors';
import { LIMITS } from '@jishan/shared/limits';
import { newKey, startTestServer, type TestServer } from './testing/harness';
import { inputSchema, sampleOf, stringsOf, wrongStrings, wrongValues } from './testing/samples';
import { raw, sql } from './kernel/sql';

/*
 * Every call of the contract is walked, so a new call is covered without being named here: whatever is sent, the answer is
 * an error body with a known code, never a 5xx, and nothing is stored.
 */
let server: TestServer;
let tokens: { wang: string; xu: string; zhou: string };
const calls = Object.entries(contract) as [CallName, Call][];

beforeAll(async () => {
  server = await startTestServer();
  const { wang, xu, zhou } = server.town.people;
  tokens = { wang: await server.signIn(wang), xu: await server.signIn(xu), zhou: await server.signIn(zhou) };
});
afterAll(() => server.stop());

/** Somebody who may make the call, so that its input is what is judged. */
const callerOf = (call: Call) =>
  ({ guest: null, user: tokens.wang, settled: tokens.wang, staff: tokens.xu, admin: tokens.zhou })[
    call.access
  ];

async function send(
  name: CallName,
  body: string | Uint8Array,
  token: string | null,
  type = 'application/json',
) {
  const response = await fetch(`${server.url}/api/${name}`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'idempotency-key': newKey(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body,
  });
  return { status: response.status, body: (await response.json()) as { error?: Record<string, string> } };
}

/** What is in every table, as one number each; that somebody has called is counted, whatever they sent, and so is a session that ended. */
async function stored(): Promise<Record<string, string>> {
  const tables = await server.db.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
      AND table_name NOT IN ('rate_limits', 'identity_changes')`,
  );
  const sums = await server.db.rows<{ Table: string; Checksum: number | null }>(
    sql`CHECKSUM TABLE ${raw(tables.map((table) => table.name).join(', '))}`,
  );
  return Object.fromEntries(sums.map(({ Table, Checksum }) => [Table, String(Checksum)]));
}

function expectRefusal({ status, body }: Awaited<ReturnType<typeof send>>, what: string): void {
  const code = body.error?.['code'] ?? 'none';
  if (
    status >= 500 ||
    !(code in ERRORS) ||
    !/\p{Script=Han}/u.test(body.error?.['message'] ?? '') ||
    !body.error?.['requestId']
  )
    throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  expect(status).toBeGreaterThanOrEqual(400);
}

test('the contract has calls', () => {
  expect(calls.length).toBeGreaterThan(30);
});

/** One call of each kind that the kernel treats in its own way; what it does before the input is judged is the same for all. */
const KINDS = [true, false].flatMap((upload) =>
  [true, false].flatMap((guest) => {
    const found = calls.find(([, call]) => call.upload === upload && (call.access === 'guest') === guest);
    return found
      ? [[`${upload ? 'upload' : 'json'} of a ${guest ? 'guest' : 'user'}`, ...found] as const]
      : [];
  }),
);

/** Sends all at once: what is refused changes nothing, so none is in another's way. */
const all = <T>(items: readonly T[], each: (item: T) => Promise<void>) => Promise.all(items.map(each));

describe('nothing that is refused is stored', () => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await stored();
  });
  afterAll(async () => {
    expect(await stored()).toEqual(before);
  });

  describe.each(KINDS)('%s', (_, name, call) => {
    const good = sampleOf(inputSchema(call)) as Record<string, unknown>;

    test('refuses what is no JSON object in UTF-8', async () => {
      const broken = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
      await all(['{', '[]', '"text"', '1', 'null', '{"a":1}x', broken], async (body) =>
        expectRefusal(await send(name, body, callerOf(call)), `body ${String(body)}`),
      );
    });

    test('refuses a body of 10 MB without reading on', async () => {
      const body = JSON.stringify({ ...good, note: 'x'.repeat(10_000_000) });
      const answer = await send(name, body, callerOf(call)).catch((error: unknown) => error);
      // The connection may be cut while the rest is still being sent: that is a refusal as well.
      if (answer instanceof Error) expect(String(answer.cause)).toMatch(/ECONNRESET|EPIPE|other side closed/);
      else expectRefusal(answer as Awaited<ReturnType<typeof send>>, '10 MB');
    });

    test('refuses a token that is unknown, malformed or expired', async () => {
      for (const token of ['x', 'A'.repeat(43), `${'A'.repeat(42)}'`, '0'.repeat(4000)])
        expect((await send(name, JSON.stringify(good), token)).body.error).toMatchObject({
          code: 'SESSION_EXPIRED',
        });
      const late = await server.signIn(server.town.people.wang);
      server.clock.forward(LIMITS.sessionMs);
      const answer = await send(name, JSON.stringify(good), late);
      server.clock.forward(-LIMITS.sessionMs);
      expect(answer.body.error).toMatchObject({ code: 'SESSION_EXPIRED' });
      await server.call(late, 'session.logout', {});
    });
  });

  describe.each(calls)('%s', (name, call) => {
    const schema = inputSchema(call);
    const good = sampleOf(schema) as Record<string, unknown>;
    const sent = (input: unknown) => send(name, JSON.stringify(input), callerOf(call));

    test('refuses an unknown key, and says which', async () => {
      const answer = await sent({ ...good, isAdmin: true });
      expectRefusal(answer, 'unknown key');
      if (!call.upload) expect(answer.body.error).toMatchObject({ code: 'BAD_INPUT', field: 'isAdmin' });
    });

    if (!call.upload)
      test('refuses every field with a value of another kind, at that field', () =>
        all(Object.entries(schema.properties ?? {}), async ([field, property]) => {
          for (const value of wrongValues(property)) {
            const answer = await sent({ ...good, [field]: value });
            expectRefusal(answer, `${field} = ${JSON.stringify(value).slice(0, 40)}`);
            expect(answer.body.error?.['field'] ?? '').toContain(field);
          }
        }));

    if (!call.upload && schema.required?.length)
      test('refuses a missing field, at that field', () =>
        all(schema.required ?? [], async (field) => {
          const { [field]: _left, ...rest } = good;
          const answer = await sent(rest);
          expectRefusal(answer, `without ${field}`);
          expect(answer.body.error?.['field']).toBe(field);
        }));

    const strings = call.upload ? [] : stringsOf(call, good);
    if (strings.length > 0)
      test('refuses words that nobody can read, or too many, at their field', () =>
        all(strings, async ({ name: field, field: kind, put }) => {
          for (const [why, value] of wrongStrings(kind)) {
            const { status, body } = await sent(put(value));
            expect({ field, why, status, error: body.error }).toMatchObject({
              ...{ field, why, status: 400 },
              error: { code: 'BAD_INPUT', field },
            });
          }
        }));

    if ('cursor' in (schema.properties ?? {}))
      test('refuses a cursor that we did not make', async () => {
        const made = ['1,2,3,4,5,6', '1;DROP TABLE posts', '1e9'].map((text) =>
          Buffer.from(text).toString('base64url'),
        );
        await all(['x', '😀', '../../etc', "' OR 1=1", 'a'.repeat(200), ...made], async (cursor) =>
          expectRefusal(await sent({ ...good, cursor }), `cursor ${cursor}`),
        );
      });

    if (call.access !== 'guest')
      test('refuses who may not make it', async () => {
        expect((await send(name, JSON.stringify(good), null)).body.error).toMatchObject({
          code: 'NOT_SIGNED_IN',
        });
        if (call.access === 'staff' || call.access === 'admin')
          expect((await send(name, JSON.stringify(good), tokens.wang)).body.error).toMatchObject({
            code: 'FORBIDDEN',
          });
      });
  });
});

test('unknown calls and methods are refused', async () => {
  const unknown = await fetch(`${server.url}/api/post.destroy`, { method: 'POST' });
  expect(await unknown.json()).toMatchObject({ error: { code: 'UNKNOWN_CALL' } });
  for (const name of ['__proto__', 'constructor', 'toString'])
    expect((await fetch(`${server.url}/api/${name}`, { method: 'POST' })).status).toBe(404);
  const get = await fetch(`${server.url}/api/post.feed`);
  expect(get.status).toBe(405);
});

test('a page size is bounded, and SQL, emoji and rare characters in text come back as they were sent', async () => {
  expect((await server.call(tokens.wang, 'post.feed', { size: 51 })).error?.field).toBe('size');
  const body = `'; DROP TABLE posts; -- %_\\ "x" 😀👨‍👩‍👧 𠮷𡈽㐀 <script>alert(1)</script>`;
  const made = await server.call(tokens.wang, 'post.create', {
    body,
    photos: [],
    board: 'neighbour',
    ruleCode: null,
    place: '𠮷野家门口',
    submit: false,
  });
  const read = await server.call(tokens.wang, 'post.get', { id: made.reply.id });
  expect(read.reply).toMatchObject({ body, place: '𠮷野家门口' });
});

test('2,000 characters are counted as people count them', async () => {
  const draft = { photos: [], board: 'neighbour' as const, ruleCode: null, place: null, submit: false };
  expect((await server.call(tokens.wang, 'post.create', { ...draft, body: '😀'.repeat(2000) })).status).toBe(
    200,
  );
  const long = await server.call(tokens.wang, 'post.create', { ...draft, body: '字'.repeat(2001) });
  expect(long.error).toMatchObject({ code: 'BAD_INPUT', field: 'body', message: '内容最多 2000 字' });
});
