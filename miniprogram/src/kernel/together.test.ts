import { answer, refused, sent } from '../../test/answers';
import { person } from '../../test/people';
import { phone, resetPhone } from '../../test/stubs/platform';
import { read } from './call';
import { NetworkError } from './platform/types';
import { session } from './session';

const MONTH = { month: '2026-11', gained: 5, used: 0, days: [3] };
const ME = person();

beforeEach(() => {
  resetPhone();
  session.forget();
  session.set({ token: 'token', me: ME, known: true });
});

it('sends what is asked for in one go as one request, and gives each its own answer', async () => {
  answer({
    'points.month': MONTH,
    'session.me': ME,
    'post.get': refused('NOT_FOUND', '没有找到'),
  });
  const [month, me, post] = await Promise.allSettled([
    read('points.month', {}),
    read('session.me', {}),
    read('post.get', { id: 7 }),
  ]);
  expect(month).toEqual({ status: 'fulfilled', value: MONTH });
  expect(me).toEqual({ status: 'fulfilled', value: ME });
  expect(post).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND', message: '没有找到' } });
  expect(phone.trips).toBe(1);
  expect(sent('post.get')).toEqual([{ id: 7 }]);
});

it('asks by itself for what is asked for later', async () => {
  answer({ 'points.month': MONTH });
  const first = read('points.month', {});
  await Promise.resolve();
  await Promise.resolve();
  await Promise.all([first, read('points.month', {})]);
  expect(phone.trips).toBe(2);
});

it('sends no more than the server answers at once', async () => {
  answer({ 'points.month': MONTH });
  const many = Array.from({ length: 9 }, () => read('points.month', {}));
  expect(await Promise.all(many)).toHaveLength(9);
  expect(phone.trips).toBe(2);
});

it('tells each when the connection is gone', async () => {
  phone.answer = () => Promise.reject(new NetworkError('slow'));
  const all = await Promise.allSettled([read('points.month', {}), read('session.me', {})]);
  expect(all).toMatchObject([{ reason: { code: 'OFFLINE' } }, { reason: { code: 'OFFLINE' } }]);
});

it('signs in again once for all that were refused together, and asks them again', async () => {
  phone.answer = ({ url, headers }) => {
    if (url.endsWith('session.login'))
      return Promise.resolve({ status: 200, body: { token: 'new', expiresAt: 0, me: ME } });
    return Promise.resolve(
      headers.Authorization === 'Bearer new'
        ? { status: 200, body: { ok: true } }
        : { status: 401, body: { error: { code: 'SESSION_EXPIRED', message: '话', requestId: 'r' } } },
    );
  };
  await Promise.all([read('points.month', {}), read('session.me', {})]);
  expect(phone.trips).toBe(3);
});
