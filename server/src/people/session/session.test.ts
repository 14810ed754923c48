import { startTestServer, type TestServer } from '../../testing/harness';
import { sql } from '../../kernel/sql';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

let nonce = 0;
const codeFor = (openid: string) => `sim-${openid}-${nonce++}`;
const signIn = (openid: string) => server.call(null, 'session.login', { code: codeFor(openid) });
const usersOf = (openid: string) =>
  server.db.rows<{ id: number }>(sql`SELECT id FROM users WHERE openid = ${openid}`);

describe('session.login', () => {
  it('makes an unknown openid a user who has yet to choose a community', async () => {
    const { reply } = await signIn('newcomer');
    expect(reply.me).toMatchObject({
      role: 'resident',
      town: null,
      community: null,
      grid: null,
      scope: null,
    });
    expect(reply.expiresAt).toBe(server.clock.now + 30 * 86_400_000);
    const again = await signIn('newcomer');
    expect(again.reply.me.id).toBe(reply.me.id);
    expect(again.reply.token).not.toBe(reply.token);
  });

  it('knows a settled user, with the places by name', async () => {
    const { reply } = await signIn('test-xu');
    expect(reply.me).toMatchObject({
      id: server.town.people.xu,
      name: '许雯',
      role: 'staff',
      town: { id: server.town.townId, name: '青溪镇' },
      community: { name: '梧桐里社区' },
      grid: { id: server.town.east.gridId },
      scope: { id: server.town.east.id, name: '梧桐里社区', unit: '梧桐里社区居委会' },
    });
  });

  it('makes one user of twenty first sign-ins at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('racer')));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    expect(new Set(answers.map(({ reply }) => reply.me.id)).size).toBe(1);
    expect(await usersOf('racer')).toHaveLength(1);
    const tokens = new Set(answers.map(({ reply }) => reply.token));
    expect(tokens.size).toBe(20);
    for (const token of tokens) expect((await server.call(token, 'session.me', {})).status).toBe(200);
  });

  it('refuses a used code, and tells what WeChat refuses', async () => {
    const code = codeFor('twice');
    expect((await server.call(null, 'session.login', { code })).status).toBe(200);
    expect((await server.call(null, 'session.login', { code })).error).toMatchObject({
      code: 'WECHAT_CODE_INVALID',
      field: 'code',
    });
    expect((await server.call(null, 'session.login', { code: 'magic-40226' })).error?.code).toBe(
      'ACCOUNT_BLOCKED',
    );
    expect((await server.call(null, 'session.login', { code: 'magic-garbage' })).error?.code).toBe(
      'WECHAT_UNAVAILABLE',
    );
    expect(await usersOf('twice')).toHaveLength(1);
  });

  it('refuses a blocked user, whose open sessions end as well', async () => {
    const { token, me } = (await signIn('blocked')).reply;
    await server.db.run(sql`UPDATE users SET blocked_at = ${server.clock.now} WHERE id = ${me.id}`);
    expect((await signIn('blocked')).error?.code).toBe('ACCOUNT_BLOCKED');
    expect((await server.call(token, 'session.me', {})).error?.code).toBe('SESSION_EXPIRED');
  });

  it('tells and stores no openid, session key or token', async () => {
    const { reply } = await signIn('quiet-one');
    expect(JSON.stringify(reply)).not.toMatch(/openid|session_key|quiet-one/);
    const rows = await server.db.rows<{ hash: string }>(
      sql`SELECT HEX(token_hash) AS hash FROM sessions WHERE user_id = ${reply.me.id}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.hash).not.toBe(Buffer.from(reply.token, 'base64url').toString('hex').toUpperCase());
  });
});

describe('session.logout', () => {
  it('ends this session at once and leaves the others', async () => {
    const [one, two] = [(await signIn('leaver')).reply.token, (await signIn('leaver')).reply.token];
    expect((await server.call(one, 'session.logout', {})).reply).toEqual({ ok: true });
    expect((await server.call(one, 'session.me', {})).error?.code).toBe('SESSION_EXPIRED');
    expect((await server.call(two, 'session.me', {})).status).toBe(200);
  });

  it('ends all of mine and nobody else’s', async () => {
    const mine = [(await signIn('all')).reply.token, (await signIn('all')).reply.token];
    const other = (await signIn('somebody')).reply.token;
    await server.call(mine[0] ?? '', 'session.logout', { all: true });
    for (const token of mine)
      expect((await server.call(token, 'session.me', {})).error?.code).toBe('SESSION_EXPIRED');
    expect((await server.call(other, 'session.me', {})).status).toBe(200);
  });

  it('is not needed once thirty days have gone', async () => {
    const { token } = (await signIn('sleeper')).reply;
    server.clock.forward(30 * 86_400_000);
    expect((await server.call(token, 'session.me', {})).error?.code).toBe('SESSION_EXPIRED');
    server.clock.forward(-30 * 86_400_000);
  });
});

describe('demo personas', () => {
  it('are those that the town has, in the order of the sign-in page', async () => {
    expect((await server.call(null, 'session.options', {})).reply).toEqual({ personas: [] });
    expect((await server.call(null, 'session.demo', { persona: 'staff' })).error?.code).toBe('DEMO_OFF');
    await server.db.run(
      sql`UPDATE users SET openid = CONCAT('demo-', role) WHERE id IN (${[server.town.people.li, server.town.people.he]})`,
    );
    const { personas } = (await server.call(null, 'session.options', {})).reply;
    expect(personas.map(({ persona, name }) => [persona, name])).toEqual([
      ['staff', '何静'],
      ['clerk', '李师傅'],
    ]);
    const { me, token } = (await server.call(null, 'session.demo', { persona: 'staff' })).reply;
    expect(me).toMatchObject({ name: '何静', role: 'staff' });
    expect((await server.call(token, 'session.me', {})).reply).toEqual(me);
  });

  it('do not exist in production', async () => {
    const { config } = server.deps;
    const { MODE } = config;
    config.MODE = 'production';
    try {
      expect((await server.call(null, 'session.options', {})).reply).toEqual({ personas: [] });
      expect((await server.call(null, 'session.demo', { persona: 'staff' })).error?.code).toBe('DEMO_OFF');
    } finally {
      config.MODE = MODE;
    }
  });
});
