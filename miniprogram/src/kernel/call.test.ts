import { phone, resetPhone } from '../../test/stubs/platform';
import { trail } from '../../test/stubs/taro';
import { person } from '../../test/people';
import { call, read, CallError, uploadPhoto } from './call';
import { NetworkError } from './platform/types';
import { send } from './send';
import { session } from './session';

const ok = (body: unknown) => Promise.resolve({ status: 200, body });
const refuse = (status: number, code: string, field?: string) =>
  Promise.resolve({ status, body: { error: { code, message: '话', requestId: 'r1', field } } });
const nameOf = (url: string) => url.split('/api/')[1];
const named = (name: string) => phone.sent.filter(({ url }) => nameOf(url) === name);

/** A server that knows one token and gives it at login. */
function serveOnly(token: string) {
  phone.answer = ({ url, headers }) => {
    if (nameOf(url) === 'session.login') return ok({ token, expiresAt: 0, me: person() });
    return headers.Authorization === `Bearer ${token}` ? ok({ ok: true }) : refuse(401, 'SESSION_EXPIRED');
  };
}

beforeEach(() => {
  resetPhone();
  trail.length = 0;
  session.forget();
  session.set({ token: 'old', me: person(), known: true });
});

describe('a call', () => {
  it('posts its input as JSON with the token and gives the reply', async () => {
    phone.answer = () => ok({ ok: true });
    await expect(call('post.withdraw', { id: 5 })).resolves.toEqual({ ok: true });
    expect(phone.sent).toHaveLength(1);
    expect(phone.sent[0]).toMatchObject({
      url: 'http://town.test/api/post.withdraw',
      body: '{"id":5}',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer old' },
    });
    expect(phone.sent[0]?.headers).not.toHaveProperty('Idempotency-Key');
  });

  it('gives the server’s own words, code and field when it is refused', async () => {
    phone.answer = () => refuse(400, 'POST_EMPTY', 'body');
    const error: unknown = await call('post.withdraw', { id: 5 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CallError);
    expect(error).toMatchObject({ code: 'POST_EMPTY', message: '话', field: 'body', requestId: 'r1' });
  });

  it('has words for an answer that is not the server’s', async () => {
    phone.answer = () => Promise.resolve({ status: 502, body: '<html>Bad gateway</html>' });
    await expect(call('post.withdraw', { id: 5 })).rejects.toMatchObject({ code: 'BUSY' });
  });
});

describe('a lost connection', () => {
  it('is tried once more, with the same key', async () => {
    let times = 0;
    phone.answer = () => (++times === 1 ? Promise.reject(new NetworkError('lost')) : ok({ id: 1 }));
    await send('post.restore', { id: 1 });
    const [first, second] = phone.sent.map(({ headers }) => headers['Idempotency-Key']);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(phone.sent[0]?.body).toBe(phone.sent[1]?.body);
  });

  it('is told as OFFLINE when the second try is lost as well', async () => {
    phone.answer = () => Promise.reject(new NetworkError('lost'));
    await expect(read('home.summary', {})).rejects.toMatchObject({
      code: 'OFFLINE',
      message: expect.stringContaining('网络') as string,
    });
    expect(phone.sent).toHaveLength(2);
  });

  it('is not tried again when it was only too slow', async () => {
    phone.answer = () => Promise.reject(new NetworkError('slow'));
    await expect(read('home.summary', {})).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(phone.sent).toHaveLength(1);
  });
});

describe('an expired session', () => {
  it('is renewed by one login, however many calls wait for it', async () => {
    serveOnly('new');
    await Promise.all([1, 2, 3, 4].map((id) => call('post.withdraw', { id })));
    expect(named('session.login')).toHaveLength(1);
    expect(named('post.withdraw')).toHaveLength(8);
    expect(session.get().token).toBe('new');
  });

  it('keeps the key of the call that met it', async () => {
    serveOnly('new');
    await send('post.restore', { id: 1 });
    const [first, second] = named('post.restore').map(({ headers }) => headers['Idempotency-Key']);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
  });

  it('is not renewed twice when a slower call brings the old refusal', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    serveOnly('new');
    const answer = phone.answer;
    phone.answer = async (request) => {
      if (nameOf(request.url) === 'like.set' && request.headers.Authorization === 'Bearer old') await held;
      return answer(request);
    };
    const slow = call('like.set', { subject: { kind: 'post', id: 1 }, liked: false });
    await call('post.withdraw', { id: 1 });
    release();
    await slow;
    expect(named('session.login')).toHaveLength(1);
  });

  it('gives up after one renewal instead of going round', async () => {
    phone.answer = ({ url }) =>
      nameOf(url) === 'session.login'
        ? ok({ token: 'new', expiresAt: 0, me: person() })
        : refuse(401, 'SESSION_EXPIRED');
    await expect(call('post.withdraw', { id: 1 })).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(named('session.login')).toHaveLength(1);
  });

  it('opens the sign-in page on the web, once, and remembers the way back', async () => {
    phone.signsInSilently = false;
    phone.answer = () => refuse(401, 'SESSION_EXPIRED');
    const results = await Promise.allSettled([
      call('post.withdraw', { id: 1 }),
      call('post.withdraw', { id: 2 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(trail).toEqual(['reLaunch /packages/mine/sign-in/index?next=%2Fpackages%2Fmain%2Fhome%2Findex']);
    expect(session.get()).toMatchObject({ token: null, me: null });
  });

  it('never signs in somebody who has not agreed to it', async () => {
    session.forget();
    phone.answer = () => refuse(401, 'NOT_SIGNED_IN');
    await expect(call('post.withdraw', { id: 1 })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(phone.codes).toBe(0);
    expect(trail).toHaveLength(1);
  });

  it('leaves a guest from Moments where they are', async () => {
    phone.singlePage = true;
    phone.answer = () => refuse(401, 'NOT_SIGNED_IN');
    await expect(call('post.withdraw', { id: 1 })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(trail).toEqual([]);
  });
});

describe('many calls', () => {
  it('are never more than ten at once', async () => {
    let running = 0;
    let most = 0;
    phone.answer = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return { status: 200, body: {} };
    };
    await Promise.all(Array.from({ length: 35 }, (_, id) => call('post.withdraw', { id: id + 1 })));
    expect(phone.sent).toHaveLength(35);
    expect(most).toBe(10);
  });
});

describe('a photo', () => {
  it('is sent with its key again after the session was renewed', async () => {
    serveOnly('new');
    const keys: string[] = [];
    phone.upload = ({ headers }) => {
      keys.push(`${headers.Authorization} ${headers['Idempotency-Key']}`);
      return headers.Authorization === 'Bearer new' ? ok({ id: 'p' }) : refuse(401, 'SESSION_EXPIRED');
    };
    await expect(uploadPhoto({ path: 'tmp/1.jpg' }, { key: 'k3' }).done).resolves.toEqual({ id: 'p' });
    expect(keys).toEqual(['Bearer old k3', 'Bearer new k3']);
  });

  it('tells that it is too large in the server’s words', async () => {
    phone.upload = () => refuse(413, 'PHOTO_TOO_LARGE');
    await expect(uploadPhoto({ path: 'tmp/1.jpg' }, { key: 'k' }).done).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
    });
  });
});
