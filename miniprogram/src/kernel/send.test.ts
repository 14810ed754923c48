import { act, renderHook } from '@testing-library/react';
import { answer, keys, lost, refused } from '../../test/answers';
import { person } from '../../test/people';
import { phone, resetPhone } from '../../test/stubs/platform';
import { useDraft } from './drafts';
import { send } from './send';
import { session } from './session';

const comment = { id: 1, author: { id: 7, name: '周梅', avatar: 'a' }, body: '', at: 1, mine: true } as never;
const gift = { giftId: 1, transferId: 1, fund: {} } as never;

// Each test gives to a fund of its own: what is in doubt is so for as long as the app runs.
let fundId = 0;
const give = (points = 10, seen?: unknown) =>
  send('fund.give', { fundId, points, anonymous: false }, { seen }).catch((error: unknown) => error);
const given = () => keys('fund.give');
const saying = (body: string) => ({ subject: { kind: 'post' as const, id: 1 }, body });

beforeEach(() => {
  resetPhone();
  fundId += 1;
  session.set({ token: 't', me: person(), known: true });
  answer({ 'fund.give': gift });
});
afterEach(() => jest.restoreAllMocks());

describe('without a draft', () => {
  it('the same sent again after a lost reply keeps its key, wherever it is sent from', async () => {
    answer({ 'fund.give': lost });
    await give();
    expect(phone.stored.get('keys')).toContain(given()[0]);
    answer({ 'fund.give': gift });
    await give();
    expect(given()[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(given()[1]).toBe(given()[0]);
  });

  it('the same sent on purpose after a success has another key, and nothing of it stays', async () => {
    await give();
    await give();
    expect(new Set(given()).size).toBe(2);
    expect(phone.stored.get('keys') ?? '').not.toContain(given()[1]);
  });

  it('other content, another person or another thing seen is another one', async () => {
    answer({ 'fund.give': lost });
    await give();
    await give(20);
    await give(10, 5);
    session.set({ me: person({ id: 8 }) });
    await give();
    expect(new Set(given()).size).toBe(4);
    session.set({ me: person() });
    await give(10, 5);
    expect(given()[4]).toBe(given()[2]);
  });

  it('a refusal keeps the key: the same may be sent again', async () => {
    answer({ 'fund.give': refused('POINTS_SHORT', '积分不够') });
    await give();
    await give();
    expect(given()[1]).toBe(given()[0]);
  });

  it('survives the app', async () => {
    answer({ 'fund.give': lost });
    await give();
    const { stored } = phone;
    const [key] = given();
    jest.resetModules();
    const { phone: again } = await import('../../test/stubs/platform');
    again.stored = stored;
    const { session: sessionAgain } = await import('./session');
    sessionAgain.set({ token: 't', me: person(), known: true });
    const { send: sendAgain } = await import('./send');
    await sendAgain('fund.give', { fundId, points: 10, anonymous: false });
    expect(again.sent[0]?.headers['Idempotency-Key']).toBe(key);
  });

  it('after a day it is another one', async () => {
    answer({ 'fund.give': lost });
    await give();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 86_400_001);
    await give();
    expect(given()[1]).not.toBe(given()[0]);
  });

  it('no more than fifty are kept, the newest', async () => {
    answer({ 'fund.give': lost });
    for (let points = 1; points <= 51; points++) await give(points);
    const kept = JSON.parse(phone.stored.get('keys') ?? '[]') as unknown[];
    expect(kept).toHaveLength(50);
    await give(51);
    await give(1);
    expect(given()[51]).toBe(given()[50]);
    expect(given()[52]).not.toBe(given()[0]);
  });

  it('a full phone keeps nothing and sends all the same', async () => {
    const { platform } = await import('../../test/stubs/platform');
    jest.spyOn(platform.storage, 'set').mockImplementation(() => {
      throw new Error('exceed storage max size');
    });
    answer({ 'fund.give': lost });
    await give();
    await give();
    expect(given()[1]).toBe(given()[0]);
  });
});

describe('with a draft', () => {
  const open = (name: string) => renderHook(() => useDraft(name, { body: '上次写的' }));

  it('one that was never touched has a key, and keeps it where a restart finds it', async () => {
    answer({ 'comment.create': lost });
    const { result } = open('untouched');
    const say = () =>
      act(() => send('comment.create', saying('上次写的'), { of: result.current }).catch(() => null));
    await say();
    await say();
    const [first, second] = keys('comment.create');
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(phone.stored.get('draft:7:untouched')).toContain(first);
    expect(result.current.value.body).toBe('上次写的');
  });

  it('changed after its first try had arrived, it says so and goes out with the next tap', async () => {
    const { result } = open('changed');
    const say = (body: string) => {
      act(() => result.current.change({ body }));
      return act(() =>
        send('comment.create', saying(body), { of: result.current }).catch((error: unknown) => error),
      );
    };
    answer({ 'comment.create': lost });
    await say('一');
    answer({ 'comment.create': refused('KEY_REUSED', '这次提交和上次的内容不一样，请重新提交') });
    const told = await say('一二');
    expect(told).toMatchObject({
      code: 'KEY_REUSED',
      message: expect.stringContaining('已经送到') as string,
    });
    expect(result.current.value.body).toBe('一二');
    answer({ 'comment.create': comment });
    await say('一二');
    const [first, second, third] = keys('comment.create');
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(third).toMatch(/^[0-9a-f]{32}$/);
  });
});
