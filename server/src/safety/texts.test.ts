import type { Api } from '@jishan/shared/api';
import { deliver, MAX_ATTEMPTS, replayLetters } from '../kernel/outbox';
import { lettersOf } from '../jobs';
import { sql } from '../kernel/sql';
import { openChecked, type CheckedTown } from '../testing/open-checked';
import { draft, must } from '../testing/open-town';
import type { Person } from '../testing/town';
import { PATIENCE_MS } from '.';

let town: CheckedTown;
beforeAll(async () => {
  town = await openChecked();
});
afterEach(async () => {
  // What a test has left undelivered is not the next one's.
  await town.server.db.run(sql`DELETE FROM outbox`);
  await town.server.db.run(sql`UPDATE content_checks SET is_open = NULL WHERE is_open = 1`);
});
afterAll(() => town.server.stop());

/** A public post to talk about, of which WeChat has said already that it is good. */
const stage = async () => {
  const id = await town.publish('wang');
  await town.post();
  return id;
};
const say = async (person: Person, id: number, body: string) =>
  must(await town.as(person, 'comment.create', { subject: { kind: 'post', id }, body }));
const read = async (person: Person | null, id: number) =>
  must(await town.as(person, 'comment.list', { subject: { kind: 'post', id } })).items;
const counted = async (id: number) => must(await town.as('wang', 'post.get', { id })).comments;
const queue = async (person: Person = 'xu') => must(await town.as(person, 'check.queue', {})).items;
const decide = (person: Person, checkId: number, release: boolean, answer = '') =>
  town.as(person, 'check.decide', { checkId, release, answer });
const asked = () => town.wechat.asked.filter(({ api }) => api === 'msg_sec_check').length;

describe('a comment', () => {
  test('is read by its author alone until WeChat has found it good, and counts from then on', async () => {
    const id = await stage();
    const said = await say('chen', id, '为您点赞');
    expect(said.held).toBe(true);
    expect(await read('chen', id)).toMatchObject([{ id: said.id, held: true, body: '为您点赞' }]);
    for (const other of [null, 'wang', 'xu'] as const) expect(await read(other, id)).toEqual([]);
    expect(await counted(id)).toBe(0);
    expect((await town.post()).failed).toBeUndefined();
    expect(await read(null, id)).toMatchObject([{ id: said.id, held: false }]);
    expect(await counted(id)).toBe(1);
    expect(town.wechat.asked.at(-1)?.input).toMatchObject({
      ...{ version: 2, scene: 2, content: '为您点赞' },
      openid: expect.stringMatching(/./) as string,
    });
    expect(await queue()).toEqual([]);
  });

  test.each([
    ['赌博平台', 'risky'],
    ['加微信详聊', 'review'],
    ['别处登录的人 [[61010]]', 'unsure'],
    ['不认识 [[40003]]', 'unsure'],
  ])('%s is %s: it waits for people, who let it stand or take it away', async (body, state) => {
    const id = await stage();
    const kept = await say('chen', id, body);
    const gone = await say('chen', id, `${body}二`);
    await town.post();
    expect(await read(null, id)).toEqual([]);
    const waiting = await queue();
    expect(waiting).toMatchObject([
      {
        kind: 'comment',
        subjectId: kept.id,
        words: body,
        state,
        shown: false,
        mayDecide: true,
        mayRemove: true,
      },
      { kind: 'comment', subjectId: gone.id, state },
    ]);
    expect(must(await town.as('xu', 'review.count', {})).checks).toBe(2);
    must(await decide('xu', waiting[0]?.id ?? 0, true));
    expect((await decide('xu', waiting[1]?.id ?? 0, false)).error).toMatchObject({
      code: 'BAD_INPUT',
      field: 'answer',
    });
    must(await decide('xu', waiting[1]?.id ?? 0, false, '广告'));
    expect((await read('chen', id)).map((one) => [one.id, one.held])).toEqual([[kept.id, false]]);
    expect(await counted(id)).toBe(1);
    const [told] = must(await town.as('chen', 'message.list', {})).items;
    expect(told).toMatchObject({ kind: 'check', text: expect.stringContaining('广告') as string });
    expect((await decide('xu', waiting[0]?.id ?? 0, false, '再想想')).error?.code).toBe('CHECK_DONE');
    expect(await queue()).toEqual([]);
  });

  test('is decided by who answers for its author and has no part in it', async () => {
    const id = await stage();
    await say('chen', id, '赌博');
    await say('xu', id, '赌博二');
    await town.post();
    const [first, own] = await queue();
    expect([first?.mayDecide, own?.mayDecide]).toEqual([true, false]);
    expect((await decide('xu', own?.id ?? 0, true)).error?.code).toBe('DECIDE_OTHER');
    expect((await decide('liu', first?.id ?? 0, true)).error?.code).toBe('NOT_FOUND');
    expect(await queue('liu')).toEqual([]);
    expect((await town.as('chen', 'check.queue', {})).error?.code).toBe('FORBIDDEN');
    must(await decide('he', own?.id ?? 0, true));
    expect((await decide('he', 987_654, true)).error?.code).toBe('NOT_FOUND');
  });

  test('that its author removes while it is held never comes out, and counts nowhere', async () => {
    const id = await stage();
    const said = await say('chen', id, '说错了');
    must(await town.as('chen', 'comment.remove', { id: said.id }));
    const before = asked();
    await town.post();
    expect(asked()).toBe(before);
    expect(await read('chen', id)).toEqual([]);
    expect(await counted(id)).toBe(0);
  });

  test('many at once, verdicts and removals between: the counter is what can be read', async () => {
    const id = await stage();
    const said = await Promise.all(Array.from({ length: 12 }, (_, n) => say('chen', id, `第${n}句`)));
    await Promise.all([
      town.post(),
      ...said.slice(0, 6).map((one) => town.as('chen', 'comment.remove', { id: one.id })),
    ]);
    // What the removal has found locked comes again.
    town.server.clock.forward(3_600_000);
    await town.post();
    const readable = await read(null, id);
    expect(readable).toHaveLength(6);
    expect(await counted(id)).toBe(6);
  });
});

describe('WeChat in trouble', () => {
  const outage = async (fault: Parameters<typeof town.wechat.failNext>[1], again = 1) => {
    const id = await stage();
    await say('chen', id, '这句要等一等');
    town.wechat.failNext('msg_sec_check', ...Array.from({ length: again }, () => fault));
    expect((await town.post()).failed?.count).toBe(1);
    expect(await read(null, id)).toEqual([]);
    return id;
  };
  const later = async () => {
    town.server.clock.forward(60_000);
    return town.post();
  };

  test.each([
    ['the day is full', { errcode: 45009 }, 1],
    ['the minute is full', { errcode: 44991 }, 1],
    ['busy, and busy again', { errcode: -1 }, 2],
    ['no JSON', 'garbage' as const, 1],
    ['the connection is cut', 'cut' as const, 1],
    ['it does not answer', 'slow' as const, 1],
  ])(
    '%s: the writer heard nothing of it, and it is asked again',
    async (_, fault, times) => {
      const id = await outage(fault, times);
      expect(await queue()).toEqual([]);
      await later();
      expect(await counted(id)).toBe(1);
    },
    20_000,
  );

  test('busy once is asked again at once', async () => {
    const id = await stage();
    await say('chen', id, '忙一下');
    town.wechat.failNext('msg_sec_check', { errcode: -1 });
    expect((await town.post()).failed).toBeUndefined();
    expect(await counted(id)).toBe(1);
  });

  test.each([40001, 40014, 42001])('a token that has ended (%i) is renewed, once', async (errcode) => {
    const id = await stage();
    await say('chen', id, '令牌过期');
    town.wechat.endTokens();
    town.wechat.failNext('msg_sec_check', { errcode });
    expect((await town.post()).failed).toBeUndefined();
    expect(await counted(id)).toBe(1);
  });

  test('gone for longer, people look: what they have decided stands, whatever WeChat says then', async () => {
    const id = await outage({ errcode: 45009 });
    expect(await queue()).toEqual([]);
    town.server.clock.forward(PATIENCE_MS);
    const [waiting] = await queue();
    expect(waiting).toMatchObject({ state: 'asked', words: '这句要等一等' });
    must(await decide('xu', waiting?.id ?? 0, true));
    expect(await counted(id)).toBe(1);
    const before = asked();
    await later();
    expect([await counted(id), asked()]).toEqual([1, before]);
  });

  test('gone for more than a day, the letter is dead and the words are not', async () => {
    const id = await stage();
    await say('chen', id, '等了一天');
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      town.wechat.failNext('msg_sec_check', { errcode: 45009 });
      await town.post();
      town.server.clock.forward(6 * 3_600_000);
    }
    expect(await town.server.db.row(sql`SELECT state FROM outbox`)).toEqual({ state: 'dead' });
    expect(await queue()).toMatchObject([{ words: '等了一天', state: 'asked' }]);
    await replayLetters(town.server.db, 'all', town.server.clock.now);
    await town.post();
    expect(await counted(id)).toBe(1);
  });

  test('killed after WeChat has answered, before the letter was marked: it is asked again, and counts once', async () => {
    const id = await stage();
    await say('chen', id, '断电');
    const handlers = lettersOf(town.server.source, town.server.deps, town.server.clock.read);
    const dying = Object.fromEntries(
      Object.entries(handlers).map(([kind, handle]) => [
        kind,
        async (...given: Parameters<typeof handle>) => {
          await handle(...given);
          throw new Error('killed');
        },
      ]),
    );
    expect((await deliver(town.server.source, dying, town.server.clock.now)).failed?.count).toBe(1);
    expect(await counted(id)).toBe(1);
    await later();
    expect(await counted(id)).toBe(1);
    expect(await town.server.db.rows(sql`SELECT id FROM outbox`)).toEqual([]);
  });

  test('two postmen with the same letters bring each out once', async () => {
    const id = await stage();
    for (let n = 0; n < 6; n++) await say('chen', id, `第${n}句`);
    await Promise.all([town.post(), town.post()]);
    expect(await counted(id)).toBe(6);
  });

  test('beyond what a minute holds, letters wait for the next one', async () => {
    const id = await stage();
    await say('chen', id, '这一分钟满了');
    const fill = (used: number) =>
      town.server.db.run(
        sql`UPDATE rate_limits SET used = ${used} WHERE bucket = UNHEX(SHA2('wechat msg_sec_check', 256))`,
      );
    expect((await fill(3_800)).affectedRows).toBe(1);
    const before = asked();
    expect((await town.post()).failed?.first[0]?.error).toMatchObject({
      message: expect.stringContaining('full') as string,
    });
    expect(asked()).toBe(before);
    await fill(0);
    await later();
    expect(await counted(id)).toBe(1);
  });
});

describe('names', () => {
  const rename = (name: string) => town.as('chen', 'resident.update', { name });
  const known = async () => {
    const row = await town.server.db.row<{ name: string }>(
      sql`SELECT name FROM users WHERE id = ${town.people.chen}`,
    );
    return row?.name;
  };

  test('a new name is read by oneself at once, by others when it was found good', async () => {
    const before = await known();
    expect(must(await rename('老陈'))).toMatchObject({ name: '老陈', nameHeld: true });
    expect(await known()).toBe(before);
    await town.post();
    expect(await known()).toBe('老陈');
    expect(must(await town.as('chen', 'session.me', {}))).toMatchObject({ name: '老陈', nameHeld: false });
  });

  test('of two names one after the other the last counts, whichever verdict comes first', async () => {
    must(await rename('赌博之王'));
    must(await rename('陈师傅'));
    await town.post();
    expect(await known()).toBe('陈师傅');
    expect(await queue()).toEqual([]);
    must(await rename('赌博之王'));
    await town.post();
    expect(await known()).toBe('陈师傅');
    const [bad] = await queue();
    expect(bad).toMatchObject({ kind: 'person', words: '赌博之王', state: 'risky', shown: false });
    // Going back to the name that others read is no new name.
    expect(must(await rename('陈师傅'))).toMatchObject({ name: '陈师傅', nameHeld: false });
    expect(await queue()).toEqual([]);
  });

  test('who settles is 新邻居 to others until then; the same choice sent again is the same', async () => {
    const { reply } = await town.server.call(null, 'session.login', { code: 'sim-settler-1' });
    const choice = { communityId: town.server.town.east.id, name: '孙大爷' };
    const settle = () => town.server.call(reply.token, 'resident.settle', choice);
    expect(must(await settle())).toMatchObject({ name: '孙大爷', nameHeld: true });
    expect(must(await settle())).toMatchObject({ name: '孙大爷', nameHeld: true });
    const name = () => town.server.db.row(sql`SELECT name FROM users WHERE openid = 'settler'`);
    expect(await name()).toEqual({ name: '新邻居' });
    await town.post();
    expect(await name()).toEqual({ name: '孙大爷' });
    expect(must(await settle())).toMatchObject({ name: '孙大爷', nameHeld: false });
  });

  test('a family’s name likewise, and refused it stays what it was', async () => {
    const family = must(await town.as('chen', 'household.found', { name: '枪支之家' }));
    expect(family).toMatchObject({ name: '枪支之家', nameHeld: true });
    await town.post();
    const [bad] = await queue();
    must(await decide('xu', bad?.id ?? 0, false, '请换一个'));
    const after = must(await town.as('chen', 'household.mine', {})).household;
    expect(after).toMatchObject({ name: '新家庭', nameHeld: false });
    must(await town.as('chen', 'household.leave', {}));
  });
});

describe('the town’s own list', () => {
  const words = (by: Person, version: number, list: string[]) =>
    town.as(by, 'check.setWords', { version, words: list });

  test('holds at once what its words stand in, however they are spaced, without asking WeChat', async () => {
    must(await words('zhou', 0, ['挖煤', 'ＡＢＣ', '挖 煤']));
    expect(must(await town.as('xu', 'check.words', {}))).toMatchObject({
      ...{ words: ['挖 煤', 'ＡＢＣ'], version: 1, changedBy: '周明', mayChange: false },
    });
    const id = await stage();
    const before = asked();
    for (const body of ['一起去 挖-煤', 'a.b.c 便宜'])
      expect(await say('chen', id, body)).toMatchObject({ held: true });
    await town.post();
    expect(asked()).toBe(before);
    expect(await queue()).toMatchObject([
      { state: 'word', word: '挖 煤' },
      { state: 'word', word: 'ＡＢＣ' },
    ]);
    expect((await town.as('wang', 'post.get', { id })).reply.comments).toBe(0);
    must(await words('zhou', 1, []));
    await say('chen', id, '挖煤');
    await town.post();
    expect(await counted(id)).toBe(1);
  });

  test('only the town’s administrators change it, and nobody overwrites what they have not seen', async () => {
    expect((await words('xu', 0, [])).error?.code).toBe('FORBIDDEN');
    const { version } = must(await town.as('zhou', 'check.words', {}));
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) => words('zhou', version, [`词${n}`])),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(['SETTINGS_CHANGED']));
    expect((await words('zhou', version + 1, ['好', '—'])).error).toMatchObject({
      ...{ code: 'BAD_INPUT', field: 'words.1' },
    });
    must(await words('zhou', version + 1, []));
  });
});

describe('posts', () => {
  const approve = (postId: number, more: Partial<Api['review.approve']['input']> = {}) =>
    town.as('xu', 'review.approve', { postId, version: 1, ruleCode: null, ...more });
  const take = async (postId: number) => must(await town.as('xu', 'review.take', { postId }));

  test('the reviewer reads what was found; a risky one is published only by who says to have seen it', async () => {
    const { id } = await town.write('wang', { body: '赌博害人' });
    expect((await take(id)).checks).toContainEqual({ ok: false, text: '微信还没有核对完，请您仔细看' });
    await town.post();
    const seen = await take(id);
    expect(seen.risky).toBe(true);
    expect(seen.checks).toContainEqual({ ok: false, text: '微信核对：有风险' });
    expect((await approve(id)).error?.code).toBe('CHECK_RISKY');
    must(await approve(id, { riskSeen: true }));
    expect(await queue()).toEqual([]);
    const fine = await town.write('wang', { body: '扫雪' });
    await town.post();
    expect((await take(fine.id)).checks).toContainEqual({ ok: true, text: '微信核对：没有发现问题' });
    must(await approve(fine.id));
  });

  test('an edited post is looked at again, and only its newest words count', async () => {
    const { id } = await town.write('wang', { body: '赌博害人' });
    await town.post();
    must(await town.as('wang', 'post.edit', { ...draft(), body: '扫雪', id, version: 1 }));
    expect((await take(id)).risky).toBe(false);
    await town.post();
    expect((await take(id)).checks).toContainEqual({ ok: true, text: '微信核对：没有发现问题' });
    must(await approve(id, { version: 2 }));
  });

  test('published before WeChat answered it stands, and a bad word calls people back: they hide it', async () => {
    const { id } = await town.write('wang', { body: '赌博害人' });
    await take(id);
    must(await approve(id));
    await town.post();
    expect(must(await town.as(null, 'post.get', { id })).state).toBe('approved');
    const [again] = await queue();
    expect(again).toMatchObject({ kind: 'post', subjectId: id, shown: true, state: 'risky' });
    must(await decide('xu', again?.id ?? 0, false, '不合适'));
    expect((await town.as(null, 'post.get', { id })).error?.code).toBe('NOT_FOUND');
  });

  test('drafts are nobody’s: they are not looked at', async () => {
    const { id } = await town.write('wang', { submit: false });
    expect(await town.checks('post', id)).toEqual([]);
  });
});
