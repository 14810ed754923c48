import { DAY } from '@jishan/shared/calendar';
import { contract } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import { rateLimiter } from '../../kernel/rate-limit';
import { inTransaction } from '../../kernel/transaction';
import { assertBookHolds, checkBook } from '../../testing/book';
import { must, openTown, type TestTown } from '../../testing/open-town';
import type { Person } from '../../testing/town';
import { payCompensation } from '../../book/adjust';
import { newCode } from '../../kernel/invite-code';
import { sql } from '../../kernel/sql';

let town: TestTown;
beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  await assertBookHolds(town.server.db);
  const { totals } = await checkBook(town.server.db, town.server.town.townId, town.server.clock.now);
  expect(totals.flatMap(({ differing }) => differing)).toEqual([]);
  await town.server.stop();
});

const found = async (person: Person, name = '王家') =>
  must(await town.as(person, 'household.found', { name }));
const invite = async (person: Person) => {
  const { invite: given } = must(await town.as(person, 'household.invite', {}));
  if (!given) throw new Error('no invitation');
  return given.code;
};
const mine = async (person: Person) => must(await town.as(person, 'household.mine', {})).household;
const join = async (founder: Person, person: Person, code?: string) => {
  must(await town.as(person, 'household.ask', { code: code ?? (await invite(founder)) }));
  return must(await town.as(founder, 'household.answer', { userId: town.people[person], accept: true }));
};
const told = async (person: Person) =>
  must(await town.as(person, 'message.list', {})).items.map(({ kind, text }) => `${kind}: ${text}`);

let serial = 0;
/** Honour, without a way through posts and notices. */
const earn = (person: Person, points: number) =>
  inTransaction(town.server.source, (db) => {
    const { townId, east, west } = town.server.town;
    const communityId = person === 'aygul' ? west.id : east.id;
    return payCompensation(db, 'compensate', {
      key: `test:${++serial}`,
      townId,
      communityId,
      residentId: town.people[person],
      points,
      unitId: communityId,
      actorId: town.people.xu,
      secondActorId: null,
      note: '',
      now: town.server.clock.now,
    });
  });

/** Somebody more, settled in the east. */
async function newcomer(index: number): Promise<{ id: number; token: string }> {
  const { db, town: place, clock } = town.server;
  const { insertId } = await db.run(
    sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES (${`亲戚${index}`}, 'tea', ${place.townId}, ${place.east.id}, ${clock.now})`,
  );
  return { id: insertId, token: await town.server.signIn(insertId) };
}

test('a founder invites, the invited asks, the founder confirms: both sides have said yes', async () => {
  expect(await mine('wang')).toBeNull();
  const founded = await found('wang');
  expect(founded).toMatchObject({ name: '王家', founder: true, waiting: false, invite: null });
  const code = await invite('wang');
  expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);

  expect(must(await town.as('chen', 'household.peek', { code: code.toLowerCase() }))).toEqual({
    name: '王家',
    founder: '王秀兰',
    members: 1,
  });
  const asked = must(await town.as('chen', 'household.ask', { code }));
  expect(asked).toMatchObject({ waiting: true, founder: false, invite: null });
  expect(await told('wang')).toEqual(['household: 陈建国想加入您的家庭，请到“我的家庭”里确认']);

  // Before the founder's word nothing counts for the family.
  await earn('chen', 5);
  const answered = must(
    await town.as('wang', 'household.answer', { userId: town.people.chen, accept: true }),
  );
  expect(
    answered.members.map(({ name, state, founder, honourMonth }) => ({ name, state, founder, honourMonth })),
  ).toEqual([
    { name: '王秀兰', state: 'joined', founder: true, honourMonth: 0 },
    { name: '陈建国', state: 'joined', founder: false, honourMonth: 5 },
  ]);
  expect(answered.honour.month).toBe(0);
  expect(await told('chen')).toEqual(['household: 您已加入“王家”，从现在起您挣的荣誉分也计入家庭榜']);

  await earn('chen', 7);
  await earn('wang', 3);
  expect((await mine('chen'))?.honour).toEqual({ day: 10, week: 10, month: 10, year: 10 });
  expect(must(await town.as('chen', 'points.summary', {})).balance).toBe(12);
});

test('who has asked sees only whom they wait for; members do not see who has asked', async () => {
  await found('wang');
  const code = await invite('wang');
  await join('wang', 'chen', code);
  must(await town.as('aygul', 'household.ask', { code }));
  const names = async (person: Person) => (await mine(person))?.members.map(({ name }) => name);
  expect(await names('aygul')).toEqual(['王秀兰', '阿依古丽·买买提·吐尔逊']);
  expect(await names('chen')).toEqual(['王秀兰', '陈建国']);
  expect(await names('wang')).toEqual(['王秀兰', '陈建国', '阿依古丽·买买提·吐尔逊']);
  expect((await mine('chen'))?.invite).toBeNull();
});

test('a declined request frees who asked; the same word again changes nothing, the other is refused', async () => {
  await found('wang');
  must(await town.as('chen', 'household.ask', { code: await invite('wang') }));
  const decline = () => town.as('wang', 'household.answer', { userId: town.people.chen, accept: false });
  must(await decline());
  must(await decline());
  expect(
    (await town.as('wang', 'household.answer', { userId: town.people.chen, accept: true })).error?.code,
  ).toBe('NOT_FOUND');
  expect(await mine('chen')).toBeNull();
  expect(await told('chen')).toEqual(['household: “王家”没有通过您的加入申请']);
  await found('chen', '陈家');
});

describe('a code', () => {
  const asks = async (code: string) => (await town.as('chen', 'household.ask', { code })).error?.code;

  it('is good for seven days, until a new one is made, and only while the family lasts', async () => {
    await found('wang');
    const first = await invite('wang');
    const second = await invite('wang');
    expect(second).not.toBe(first);
    expect(await asks(first)).toBe('HOUSEHOLD_CODE');
    town.server.clock.forward(7 * DAY);
    expect(await asks(second)).toBe('HOUSEHOLD_CODE');
    const third = await invite('wang');
    must(await town.as('wang', 'household.leave', {}));
    expect(await asks(third)).toBe('HOUSEHOLD_CODE');
  });

  it('of another town is as wrong as a guessed one', async () => {
    await found('wang');
    const code = await invite('wang');
    await town.server.db.run(sql`UPDATE households SET town_id = town_id + 1`);
    expect(await asks(code)).toBe('HOUSEHOLD_CODE');
    expect(await asks(newCode())).toBe('HOUSEHOLD_CODE');
    expect((await town.as('chen', 'household.peek', { code })).error?.code).toBe('HOUSEHOLD_CODE');
    await town.server.db.run(sql`UPDATE households SET town_id = town_id - 1`);
  });

  it('is read as a Chinese keyboard types it, and what is no code is a wrong one', async () => {
    await found('wang');
    const code = await invite('wang');
    const peek = (typed: string) => town.as('chen', 'household.peek', { code: typed });
    const wide = code.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    for (const typed of [
      wide,
      wide.toLowerCase(),
      `${code.slice(0, 4)}-${code.slice(4)}。`,
      ` ${code}\u3000`,
    ])
      expect(must(await peek(typed)).founder).toBe('王秀兰');
    for (const none of ['中', 'ａｂｃ', 'é', '😀', '。', '%', `${code}1`]) {
      expect((await peek(none)).error).toMatchObject({ code: 'HOUSEHOLD_CODE', field: 'code' });
      expect(await asks(none)).toBe('HOUSEHOLD_CODE');
    }
  });

  it('is guessed ten times a minute at most', async () => {
    expect(contract['household.peek'].limit).toBe('guess');
    expect(contract['household.ask'].limit).toBe('guess');
    const { source, deps } = town.server;
    const limit = rateLimiter({ scale: 1, processes: 1, source, log: deps.log });
    for (let turn = 0; turn < 10; turn++) await limit('guess', 'u1');
    await expect(limit('guess', 'u1')).rejects.toMatchObject({ code: 'TOO_MANY' });
    await limit('guess', 'u2');
  });
});

test('only the founder invites and answers', async () => {
  await found('wang');
  const code = await invite('wang');
  await join('wang', 'chen', code);
  must(await town.as('aygul', 'household.ask', { code }));
  for (const person of ['chen', 'aygul', 'li'] as const) {
    expect((await town.as(person, 'household.invite', {})).error?.code).toBe('HOUSEHOLD_NOT_YOURS');
    const answered = await town.as(person, 'household.answer', { userId: town.people.aygul, accept: true });
    expect(answered.error?.code).toBe('HOUSEHOLD_NOT_YOURS');
  }
  expect((await mine('aygul'))?.waiting).toBe(true);
});

test('nobody belongs to two families, nor waits for one beside another', async () => {
  await found('wang');
  await found('chen', '陈家');
  const code = await invite('wang');
  const other = await invite('chen');
  expect((await town.as('chen', 'household.ask', { code })).error?.code).toBe('HOUSEHOLD_HAS');
  expect((await town.as('wang', 'household.found', { name: '又一家' })).error?.code).toBe('HOUSEHOLD_HAS');
  must(await town.as('aygul', 'household.ask', { code }));
  must(await town.as('aygul', 'household.ask', { code }));
  expect((await town.as('aygul', 'household.ask', { code: other })).error?.code).toBe('HOUSEHOLD_HAS');
  must(await town.as('aygul', 'household.leave', {}));
  must(await town.as('aygul', 'household.ask', { code: other }));
});

test('a family has room for twelve, those included who have asked', async () => {
  await found('wang');
  const code = await invite('wang');
  const asked = [];
  for (let index = 1; index < LIMITS.householdMembers; index++) {
    const { token } = await newcomer(index);
    asked.push(town.server.call(token, 'household.ask', { code }));
  }
  (await Promise.all(asked)).forEach(must);
  const late = await town.as('chen', 'household.ask', { code });
  expect(late.error).toMatchObject({ code: 'HOUSEHOLD_FULL', message: '一个家庭最多 12 人' });
});

describe('leaving', () => {
  it('keeps with the family what was earned there, and takes nothing more to it', async () => {
    await found('wang');
    await join('wang', 'chen');
    await earn('chen', 8);
    must(await town.as('chen', 'household.leave', {}));
    must(await town.as('chen', 'household.leave', {}));
    expect(await mine('chen')).toBeNull();
    await earn('chen', 30);
    expect((await mine('wang'))?.honour.month).toBe(8);
    expect(must(await town.as('chen', 'points.summary', {})).honour.month).toBe(38);
  });

  it('hands the family on to whoever joined first, and ends it with the last', async () => {
    await found('wang');
    const code = await invite('wang');
    await join('wang', 'aygul', code);
    town.server.clock.forward(1000);
    await join('wang', 'chen', code);
    must(await town.as('li', 'household.ask', { code }));
    must(await town.as('wang', 'household.leave', {}));
    expect(await mine('aygul')).toMatchObject({ founder: true, invite: null });
    expect(await told('aygul')).toContain('household: “王家”的发起人已退出，现在由您管理家庭');
    expect((await town.as('he', 'household.ask', { code })).error?.code).toBe('HOUSEHOLD_CODE');
    // The new founder answers for requests that are still open.
    expect((await mine('aygul'))?.members.map(({ name }) => name)).toContain('李师傅');

    must(await town.as('aygul', 'household.leave', {}));
    must(await town.as('chen', 'household.leave', {}));
    expect(await mine('li')).toBeNull();
    expect(await told('li')).toEqual(['household: “王家”没有通过您的加入申请']);
    await found('li', '李家');
  });
});

describe('at the same moment', () => {
  const codes = (answers: { error?: { code: string } | undefined }[]) =>
    answers.map(({ error }) => error?.code ?? 'done').sort();

  it('one founds two families: one stands', async () => {
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((name) => town.as('wang', 'household.found', { name })),
    );
    expect(codes(answers)).toEqual(['HOUSEHOLD_HAS', 'HOUSEHOLD_HAS', 'done']);
    expect(await town.server.db.rows(sql`SELECT id FROM households`)).toHaveLength(1);
  });

  it('one asks in two families and twice in one: one request stands', async () => {
    await found('wang');
    await found('chen', '陈家');
    const [first, second] = [await invite('wang'), await invite('chen')];
    const answers = await Promise.all(
      [first, second, first, second].map((code) => town.as('aygul', 'household.ask', { code })),
    );
    expect(codes(answers)).toEqual(['HOUSEHOLD_HAS', 'HOUSEHOLD_HAS', 'done', 'done']);
    const rows = await town.server.db.rows(
      sql`SELECT id FROM household_members WHERE user_id = ${town.people.aygul}`,
    );
    expect(rows).toHaveLength(1);
  });

  it('the founder says yes and no: one word counts', async () => {
    await found('wang');
    must(await town.as('chen', 'household.ask', { code: await invite('wang') }));
    const answers = await Promise.all(
      [true, false].map((accept) =>
        town.as('wang', 'household.answer', { userId: town.people.chen, accept }),
      ),
    );
    expect(codes(answers)).toEqual(['NOT_FOUND', 'done']);
    const joined = (await mine('chen')) !== null;
    const row = await town.server.db.row<{ id: number | null }>(
      sql`SELECT household_id AS id FROM users WHERE id = ${town.people.chen}`,
    );
    expect(row?.id !== null).toBe(joined);
    expect(await told('chen')).toHaveLength(1);
  });

  it('the founder says yes while who asked takes it back: they agree on what holds', async () => {
    for (let turn = 0; turn < 5; turn++) {
      if (turn === 0) await found('wang');
      must(await town.as('chen', 'household.ask', { code: await invite('wang') }));
      await Promise.all([
        town.as('wang', 'household.answer', { userId: town.people.chen, accept: true }),
        town.as('chen', 'household.leave', {}),
      ]);
      const row = await town.server.db.row<{ id: number | null; member: number | null }>(
        sql`SELECT u.household_id AS id, (SELECT household_id FROM household_members WHERE user_id = u.id AND member = 1) AS member
          FROM users u WHERE u.id = ${town.people.chen}`,
      );
      expect(row?.id).toBe(row?.member);
      must(await town.as('chen', 'household.leave', {}));
    }
  });

  it('awards run while members come and go: each counts wholly for the family or not at all', async () => {
    await found('wang');
    const code = await invite('wang');
    const goings = (async () => {
      for (let turn = 0; turn < 6; turn++) {
        await join('wang', 'chen', code);
        must(await town.as('chen', 'household.leave', {}));
      }
    })();
    const awards = Array.from({ length: 40 }, () => earn('chen', 1));
    await Promise.all([goings, ...awards]);
    const { db } = town.server;
    const row = await db.row<{ counted: number | null }>(
      sql`SELECT SUM(honour) AS counted FROM transfers WHERE household_id IS NOT NULL`,
    );
    expect((await mine('wang'))?.honour.year).toBe(row?.counted ?? 0);
    expect(must(await town.as('chen', 'points.summary', {})).honour.year).toBe(40);
  });
});
