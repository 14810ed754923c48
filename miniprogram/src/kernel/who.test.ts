import { phone, resetPhone } from '../../test/stubs/platform';
import { person } from '../../test/people';
import { session } from './session';
import { lookAgainWhoIAm } from './who';

const MINUTE = 60_000;
const ok = (body: unknown) => Promise.resolve({ status: 200, body });
/** Each test begins an hour after the one before. */
let now = 0;

beforeEach(() => {
  now += 60 * MINUTE;
  resetPhone();
  session.forget();
  session.set({ token: 't', me: person(), known: true });
});

test('who has become staff is staff when the app opens, and again after ten minutes', async () => {
  phone.answer = () => ok(person({ role: 'staff' }));
  await lookAgainWhoIAm(now);
  expect(session.get().me).toMatchObject({ role: 'staff' });
  phone.answer = () => ok(person());
  await lookAgainWhoIAm(now + 9 * MINUTE);
  expect(phone.sent).toHaveLength(1);
  await lookAgainWhoIAm(now + 10 * MINUTE);
  expect(session.get().me).toMatchObject({ role: person().role });
});

test('without network it stays as it was, and is asked the next time', async () => {
  phone.answer = () => Promise.resolve({ status: 502, body: '' });
  await lookAgainWhoIAm(now);
  expect(session.get().me).toEqual(person());
  phone.answer = () => ok(person({ name: '王桂兰' }));
  await lookAgainWhoIAm(now + 1 * MINUTE);
  expect(session.get().me).toMatchObject({ name: '王桂兰' });
});

test('nothing is asked before somebody has signed in, and nothing is drawn anew when all is as before', async () => {
  phone.answer = () => ok(person());
  const before = session.get();
  await lookAgainWhoIAm(now);
  expect(session.get()).toBe(before);
  session.forget();
  await lookAgainWhoIAm(now + 20 * MINUTE);
  expect(phone.sent).toHaveLength(1);
});
