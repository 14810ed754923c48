import { Writable } from 'node:stream';
import { pino } from 'pino';
import { wechatClient } from './client';
import { startSimulator, type Simulator } from '../simulator/simulator';

const SECRET = 'the-secret-of-the-mini-program';

/** A client that speaks to the simulator (or to `base`), and everything it logged. */
function client(base: string, timeoutMs?: number) {
  const lines: string[] = [];
  const log = pino(
    { level: 'trace' },
    new Writable({ write: (chunk: Buffer, _, done) => (lines.push(chunk.toString()), done()) }),
  );
  const config = { WECHAT_BASE_URL: base, WECHAT_APPID: 'wx-test', WECHAT_SECRET: SECRET };
  return { ...wechatClient(config, log, timeoutMs), logged: () => lines.join('') };
}

describe('codes of wx.login', () => {
  let simulator: Simulator;
  let now = Date.parse('2026-11-18T12:00:00+08:00');
  beforeAll(async () => {
    simulator = await startSimulator(0, () => now);
  });
  afterAll(() => simulator.close());

  it('stand for one openid, and nothing else comes back', async () => {
    const { codeToSession } = client(simulator.url);
    expect(await codeToSession('sim-granny-wang-n1')).toEqual({ openid: 'granny-wang' });
    expect(await codeToSession('sim-granny-wang-n2')).toEqual({ openid: 'granny-wang' });
  });

  it('of any other form stand for an openid of their own', async () => {
    const { codeToSession } = client(simulator.url);
    const first = await codeToSession('0a1Bc2');
    const second = await codeToSession('0a1Bc3');
    expect(first.openid).toMatch(/^o[\w-]{27}$/);
    expect(second.openid).not.toBe(first.openid);
    const again = await startSimulator(0);
    expect(await client(again.url).codeToSession('0a1Bc2')).toEqual(first);
    await again.close();
  });

  it('work once', async () => {
    const { codeToSession } = client(simulator.url);
    await codeToSession('sim-once-1');
    await expect(codeToSession('sim-once-1')).rejects.toMatchObject({
      code: 'WECHAT_CODE_INVALID',
      field: 'code',
    });
  });

  it('are worth nothing after five minutes', async () => {
    const { codeToSession } = client(simulator.url);
    const issued = now;
    now += 5 * 60_000 + 1;
    await expect(codeToSession(`sim-late-${issued}`)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
    expect(await codeToSession(`sim-late-${now}`)).toEqual({ openid: 'late' });
  });

  it.each([
    ['magic-40029', 'WECHAT_CODE_INVALID'],
    ['magic-40226', 'ACCOUNT_BLOCKED'],
    ['magic-45011', 'TOO_MANY'],
    ['magic-busy', 'WECHAT_UNAVAILABLE'],
    ['magic-garbage', 'WECHAT_UNAVAILABLE'],
  ])('%s is told as %s', async (code, expected) => {
    await expect(client(simulator.url).codeToSession(code)).rejects.toMatchObject({ code: expected });
  });

  it('are asked a second time when WeChat was busy', async () => {
    expect(await client(simulator.url).codeToSession('magic-busyonce-1')).toHaveProperty('openid');
  });

  it('are given up when WeChat is too slow', async () => {
    const start = performance.now();
    await expect(client(simulator.url, 150).codeToSession('magic-slow')).rejects.toMatchObject({
      code: 'WECHAT_UNAVAILABLE',
    });
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('fail with a sentence when nobody listens', async () => {
    const gone = await startSimulator(0);
    await gone.close();
    const { codeToSession, logged } = client(gone.url);
    await expect(codeToSession('sim-x-1')).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE', status: 502 });
    expect(logged()).toContain('ECONNREFUSED');
  });

  it('leave no secret, code or address in the log or in an error', async () => {
    const { codeToSession, logged } = client(simulator.url, 150);
    const errors: string[] = [];
    for (const code of ['magic-40029', 'magic-garbage', 'magic-slow', 'magic-busy'])
      await codeToSession(code).catch((error: Error) =>
        errors.push(`${error.stack} ${JSON.stringify(error)}`),
      );
    expect(errors).toHaveLength(4);
    for (const told of [logged(), errors.join()])
      expect(told).not.toMatch(/the-secret|session_key|js_code|magic-/);
    expect(logged()).toContain('"errcode":40029');
  });
});
