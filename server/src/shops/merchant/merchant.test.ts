import { DAY } from '@jishan/shared/calendar';
import { everyDay } from '@jishan/shared/hours';
import { PACT } from '@jishan/shared/pact';
import type { Api } from '@jishan/shared/api';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { openShop } from '../../testing/open-shop';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

let town: TestTown;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.server.stop());

type Applied = Api['merchant.apply']['input'];
const HOURS = everyDay([540, 1170]).map((spans) => spans.map(([a, b]) => [a, b] as [number, number]));

const codeOf = (answer: { error?: { code: string } | undefined }) => answer.error?.code ?? 'done';
const profile = async (person: Person = 'li') => ({
  name: '平安理发店',
  kind: 'hair' as const,
  intro: '老街上二十年的理发店',
  giving: '每月二十号到敬老院义剪',
  address: '梧桐里东门 12 号',
  lat: 31.23,
  lng: 121.47,
  hours: HOURS,
  phone: '13800000000',
  photos: await town.upload(person, 2),
  licence: await town.upload(person, 1),
});
const apply = async (changes: Partial<Applied> = {}, person: Person = 'li') =>
  town.as(person, 'merchant.apply', { ...(await profile(person)), pact: PACT.version, ...changes });
const queue = async (person: Person = 'xu') => must(await town.as(person, 'submission.queue', {})).items;
const decide = (submissionId: number, approve: boolean, answer = '', person: Person = 'xu') =>
  town.as(person, 'submission.decide', { submissionId, approve, answer });
const file = async (merchantId: number, person: Person = 'li') =>
  must(await town.as(person, 'merchant.file', { merchantId }));
const told = async (person: Person) =>
  must(await town.as(person, 'message.list', {})).items.map(({ text }) => text);

/** A shop that has gone the whole way. */
async function joined(): Promise<number> {
  const { merchantId } = must(await apply());
  const [waiting] = await queue();
  must(await decide(waiting?.id ?? 0, true));
  return merchantId;
}

describe('joining', () => {
  test('a shop applies, staff read all of it, say yes, and it is open', async () => {
    const { merchantId } = must(await apply());
    expect(must(await town.as('xu', 'review.count', {}))).toMatchObject({
      submissions: 1,
      merchantAppeals: 0,
    });
    expect(must(await town.as('liu', 'review.count', {}))).toMatchObject({ submissions: 0 });
    const [waiting] = await queue();
    expect(waiting).toMatchObject({
      kind: 'merchant',
      merchantId,
      title: '平安理发店',
      submitter: '李师傅',
      mayDecide: true,
    });
    const fact = (label: string) => waiting?.facts.find((one) => one.label === label)?.value;
    expect(fact('电话')).toBe('13800000000');
    expect(fact('营业时间')).toBe('每天 9:00 到 19:30');
    expect(fact('营业执照')).toBe('1 张照片');
    // A place is for a map, never two numbers to read.
    const place = waiting?.facts.find(({ spot }) => spot);
    expect(place).toMatchObject({ label: '位置', before: null, spot: { lat: expect.any(Number) as number } });
    expect(place?.value).not.toMatch(/\d/);
    expect(waiting?.photos).toHaveLength(2);
    expect(await file(merchantId)).toMatchObject({
      state: 'applied',
      role: 'owner',
      phone: '13800000000',
      pactVersion: PACT.version,
      submission: { state: 'pending' },
    });
    must(await decide(waiting?.id ?? 0, true));
    const open = await file(merchantId);
    expect(open).toMatchObject({ state: 'open', joinedAt: town.server.clock.now });
    expect(open.events.map(({ kind, actor, unit }) => [kind, actor, unit])).toEqual([
      ['opened', '许雯', '梧桐里社区居委会'],
      ['applied', '李师傅', null],
    ]);
    expect(await told('li')).toContain('“平安理发店”已加入德商联盟，可以设兑换项目了');
    expect(must(await town.as('li', 'merchant.mine', {})).shops).toEqual([
      { id: merchantId, name: '平安理发店', kind: 'hair', role: 'owner', state: 'open' },
    ]);
    const account = await town.server.db.row(
      sql`SELECT balance, community_id AS communityId FROM accounts WHERE kind = 'merchant' AND owner_id = ${merchantId}`,
    );
    expect(account).toEqual({ balance: 0, communityId: town.server.town.east.id });
  });

  test('its photos are public once it is open; its licence never is, and its phone is for few', async () => {
    const { merchantId } = must(await apply());
    const { photos, licence } = await file(merchantId);
    const open = async (path: string | undefined) =>
      (
        await town.server.db.row<{ shown: number }>(
          sql`SELECT shown FROM photos WHERE id = ${/\/photos\/(\w+)\//.exec(path ?? '')?.[1]}`,
        )
      )?.shown;
    expect([await open(photos[0]?.thumb), await open(licence[0]?.thumb)]).toEqual([0, 0]);
    must(await decide((await queue())[0]?.id ?? 0, true));
    expect([await open(photos[0]?.thumb), await open(licence[0]?.thumb)]).toEqual([1, 0]);
    for (const person of ['wang', 'liu'] as const)
      expect(codeOf(await town.as(person, 'merchant.file', { merchantId }))).toBe('NOT_FOUND');
    for (const person of ['xu', 'zhou'] as const)
      expect((await file(merchantId, person)).phone).toBe('13800000000');
  });

  test('what is missing or wrong is told at its field; nothing is made', async () => {
    const wrong = async (changes: object) => {
      const { error } = await apply(changes);
      return [error?.code, error?.field];
    };
    expect(await wrong({ pact: PACT.version + 1 })).toEqual(['PACT_OLD', 'pact']);
    expect(await wrong({ licence: [] })).toEqual(['BAD_INPUT', 'licence']);
    expect(await wrong({ photos: ['0'.repeat(32)] })).toEqual(['PHOTO_NOT_YOURS', 'photos.0']);
    expect(await wrong({ licence: await town.upload('wang', 1) })).toEqual(['PHOTO_NOT_YOURS', 'licence.0']);
    expect(await wrong({ phone: 'call me' })).toEqual(['BAD_INPUT', 'phone']);
    expect(await wrong({ hours: HOURS.map(() => []) })).toEqual(['BAD_INPUT', 'hours']);
    expect(await wrong({ lat: 91 })).toEqual(['BAD_INPUT', 'lat']);
    expect(await town.server.db.rows(sql`SELECT id FROM merchants`)).toEqual([]);
  });

  test('sent back with a reason, it can apply again', async () => {
    const { merchantId } = must(await apply());
    const [waiting] = await queue();
    expect((await decide(waiting?.id ?? 0, false)).error).toMatchObject({
      code: 'ANSWER_NEEDED',
      field: 'answer',
    });
    must(await decide(waiting?.id ?? 0, false, '执照看不清'));
    const refused = await file(merchantId);
    expect(refused).toMatchObject({
      state: 'refused',
      submission: { state: 'rejected', answer: '执照看不清' },
    });
    expect(await told('li')).toEqual(['入驻申请“平安理发店”没有通过。原因：执照看不清']);
    const again = { ...(await profile()), merchantId, version: refused.version, pact: PACT.version };
    expect((await town.as('li', 'merchant.change', { ...again, pact: null })).error).toMatchObject({
      code: 'PACT_OLD',
      field: 'pact',
    });
    expect(must(await town.as('li', 'merchant.change', again)).state).toBe('applied');
    must(await decide((await queue())[0]?.id ?? 0, true));
    expect((await file(merchantId)).state).toBe('open');
  });

  test('nobody decides for their own shop, outside of their region, or twice', async () => {
    const { merchantId } = must(await apply({}, 'xu'));
    const [waiting] = await queue();
    expect(waiting?.mayDecide).toBe(false);
    const id = waiting?.id ?? 0;
    expect(codeOf(await decide(id, true))).toBe('SUBMISSION_OWN_SHOP');
    expect(codeOf(await decide(id, true, '', 'liu'))).toBe('NOT_FOUND');
    const answers = await Promise.all([decide(id, true, '', 'he'), decide(id, false, '不行', 'zhou')]);
    expect(answers.map(codeOf).sort()).toEqual(['ALREADY_DECIDED', 'done']);
    const { state, events } = await file(merchantId, 'zhou');
    expect(events.filter(({ kind }) => ['opened', 'refused'].includes(kind))).toHaveLength(1);
    expect(['open', 'refused']).toContain(state);
  });

  test('one application at a time from one person, also when two come at once', async () => {
    const given = await Promise.all([profile(), profile()]);
    const answers = await Promise.all(
      given.map((one) => town.as('li', 'merchant.apply', { ...one, pact: PACT.version })),
    );
    expect(answers.map(codeOf).sort()).toEqual(['MERCHANT_WAITING', 'done']);
    expect(await queue()).toHaveLength(1);
    must(await decide((await queue())[0]?.id ?? 0, true));
    must(await apply({ name: '第二家' }));
  });

  test('a shop that has left applies again, signs the pact, and is open once staff say yes', async () => {
    const merchantId = await joined();
    const { version } = await file(merchantId);
    must(await town.as('li', 'merchant.change', { ...(await profile()), merchantId, version, pact: null }));
    must(await town.as('li', 'merchant.leave', { merchantId, note: '' }));
    // What it had proposed waits for nobody now.
    expect(await queue()).toEqual([]);
    expect(must(await town.as('xu', 'review.count', {})).submissions).toBe(0);
    const left = await file(merchantId);
    const again = { ...(await profile()), merchantId, version: left.version, pact: PACT.version };
    must(await town.as('li', 'merchant.change', { ...again, giving: '回来了' }));
    const waiting = await queue();
    expect(waiting.map(({ kind }) => kind)).toEqual(['merchant']);
    must(await decide(waiting[0]?.id ?? 0, true));
    expect(await file(merchantId)).toMatchObject({
      state: 'open',
      giving: '回来了',
      submission: { state: 'approved' },
    });
    const accounts = await town.server.db.rows(
      sql`SELECT id FROM accounts WHERE kind = 'merchant' AND owner_id = ${merchantId}`,
    );
    expect(accounts).toHaveLength(1);
  });

  test('taken back, it waits no more; twice changes nothing', async () => {
    const { merchantId } = must(await apply());
    const [waiting] = await queue();
    const withdraw = (person: Person) =>
      town.as(person, 'submission.withdraw', { submissionId: waiting?.id ?? 0 });
    expect(codeOf(await withdraw('wang'))).toBe('NOT_FOUND');
    must(await withdraw('li'));
    must(await withdraw('li'));
    expect(await queue()).toEqual([]);
    expect((await file(merchantId)).state).toBe('refused');
    expect(codeOf(await decide(waiting?.id ?? 0, true))).toBe('NOT_FOUND');
  });
});

test('a new profile shows nothing before staff have said yes, and they see what differs', async () => {
  const merchantId = await joined();
  const before = await file(merchantId);
  const given = {
    ...(await profile()),
    merchantId,
    version: before.version,
    pact: null,
    giving: '每周三送水果',
  };
  expect(codeOf(await town.as('li', 'merchant.change', { ...given, version: before.version + 1 }))).toBe(
    'MERCHANT_CHANGED',
  );
  must(await town.as('li', 'merchant.change', given));
  expect(codeOf(await town.as('li', 'merchant.change', given))).toBe('MERCHANT_WAITING');
  expect((await file(merchantId)).giving).toBe('每月二十号到敬老院义剪');
  const [waiting] = await queue();
  expect(waiting?.facts.filter((fact) => fact.before !== null)).toEqual([
    { label: '回馈', value: '每周三送水果', before: '每月二十号到敬老院义剪' },
  ]);
  must(await decide(waiting?.id ?? 0, true));
  const after = await file(merchantId);
  expect(after).toMatchObject({ giving: '每周三送水果', version: before.version + 1 });
  // Photos that are shown no more are free again.
  const rows = await town.server.db.rows<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM photos WHERE used_by = ${`shop:${merchantId}`} AND shown = 1`,
  );
  expect(rows[0]?.n).toBe(2);
});

describe('people', () => {
  const invited = async (merchantId: number) =>
    must(await town.as('li', 'merchant.invite', { merchantId })).invite?.code ?? '';

  test('a clerk comes by a code of one day, and goes by the owner’s word or their own', async () => {
    const merchantId = await joined();
    const first = await invited(merchantId);
    const code = await invited(merchantId);
    expect(codeOf(await town.as('chen', 'merchant.join', { code: first }))).toBe('MERCHANT_CODE');
    expect(must(await town.as('chen', 'merchant.peek', { code: code.toLowerCase() }))).toEqual({
      name: '平安理发店',
      owner: '李师傅',
    });
    for (const none of ['中', 'ａｂｃ', 'é', '😀', '。'])
      for (const call of ['merchant.peek', 'merchant.join'] as const)
        expect((await town.as('chen', call, { code: none })).error).toMatchObject({
          code: 'MERCHANT_CODE',
          field: 'code',
        });
    const wide = code.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    must(await town.as('chen', 'merchant.join', { code: `${wide}。` }));
    // The app repeats a call whose answer was lost.
    expect(must(await town.as('chen', 'merchant.join', { code }))).toEqual({ merchantId });
    expect(codeOf(await town.as('li', 'merchant.join', { code }))).toBe('MERCHANT_HAS');
    expect(await told('li')).toContain('陈建国已成为“平安理发店”的店员');
    const seen = await file(merchantId, 'chen');
    expect(seen.members.map(({ name, role }) => [name, role])).toEqual([
      ['李师傅', 'owner'],
      ['陈建国', 'clerk'],
    ]);
    expect(seen.invite).toBeNull();
    const remove = (person: Person, who: Person) =>
      town.as(person, 'merchant.remove', { merchantId, userId: town.people[who] });
    expect(codeOf(await remove('wang', 'chen'))).toBe('FORBIDDEN');
    expect(codeOf(await remove('chen', 'li'))).toBe('MERCHANT_OWNER_ONLY');
    expect(codeOf(await remove('li', 'li'))).toBe('MERCHANT_OWNER_ONLY');
    must(await remove('li', 'chen'));
    must(await remove('li', 'chen'));
    expect(await told('chen')).toEqual(['您已不再是“平安理发店”的店员']);
    must(await town.as('chen', 'merchant.join', { code }));
    must(await remove('chen', 'chen'));
    town.server.clock.forward(DAY);
    expect(codeOf(await town.as('chen', 'merchant.join', { code }))).toBe('MERCHANT_CODE');
  });

  test('ten taps join once; only owners invite, and only for shops that are open', async () => {
    const merchantId = await joined();
    const code = await invited(merchantId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => town.as('chen', 'merchant.join', { code })),
    );
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['done']));
    expect((await file(merchantId)).members).toHaveLength(2);
    expect(codeOf(await town.as('chen', 'merchant.invite', { merchantId }))).toBe('MERCHANT_OWNER_ONLY');
    must(await town.as('li', 'merchant.leave', { merchantId, note: '' }));
    expect(codeOf(await town.as('li', 'merchant.invite', { merchantId }))).toBe('MERCHANT_STATE');
  });
});

describe('pausing, leaving, suspension', () => {
  test('an owner pauses, goes on and leaves; twice changes nothing', async () => {
    const merchantId = await joined();
    const pause = () => town.as('li', 'merchant.pause', { merchantId, note: '回乡下几天' });
    const paused = must(await pause());
    expect(must(await pause()).version).toBe(paused.version);
    must(await town.as('li', 'merchant.resume', { merchantId }));
    must(await town.as('li', 'merchant.leave', { merchantId, note: '店转让了' }));
    expect(codeOf(await pause())).toBe('MERCHANT_STATE');
    expect((await file(merchantId)).events.map(({ kind, note }) => [kind, note]).slice(0, 3)).toEqual([
      ['left', '店转让了'],
      ['resumed', ''],
      ['paused', '回乡下几天'],
    ]);
    await expect(town.server.db.run(sql`DELETE FROM merchant_events`)).rejects.toThrow(/append-only/);
  });

  test('staff suspend with a reason; the owner appeals once; somebody else decides', async () => {
    const merchantId = await joined();
    const { version } = await file(merchantId);
    const suspend = (person: Person) =>
      town.as(person, 'merchant.suspend', { merchantId, version, reason: '多收了顾客的钱' });
    expect(codeOf(await suspend('liu'))).toBe('NOT_FOUND');
    expect(codeOf(await suspend('li'))).toBe('FORBIDDEN');
    const answers = await Promise.all([suspend('xu'), suspend('xu')]);
    expect(answers.map(codeOf).sort()).toEqual(['MERCHANT_CHANGED', 'done']);
    const suspended = await file(merchantId);
    expect(suspended.suspension).toMatchObject({ reason: '多收了顾客的钱', appeal: null });
    expect((await told('li'))[0]).toContain('“平安理发店”已被停牌');

    const appeal = () => town.as('li', 'merchant.appeal', { merchantId, body: '是顾客自己多给的' });
    must(await appeal());
    expect(codeOf(await appeal())).toBe('APPEALED_ALREADY');
    expect(must(await town.as('he', 'review.count', {})).merchantAppeals).toBe(1);
    const [open] = must(await town.as('xu', 'merchant.appeals', {})).items;
    expect(open).toMatchObject({ name: '平安理发店', reason: '多收了顾客的钱', mayDecide: false });
    const decideAppeal = (person: Person, uphold = true) =>
      town.as(person, 'merchant.decide', { appealId: open?.id ?? 0, uphold, answer: '查过账，没有多收' });
    expect(codeOf(await decideAppeal('xu'))).toBe('DECIDE_OTHER');
    expect(codeOf(await decideAppeal('liu'))).toBe('NOT_FOUND');
    const decided = await Promise.all([decideAppeal('he'), decideAppeal('zhou', false)]);
    expect(decided.map(codeOf).sort()).toEqual(['ALREADY_DECIDED', 'done']);
    expect(must(await town.as('he', 'merchant.appeals', {})).items).toEqual([]);
  });

  test('a suspension is lifted by staff; too late is no appeal', async () => {
    const merchantId = await joined();
    const { version } = await file(merchantId);
    const suspended = must(await town.as('xu', 'merchant.suspend', { merchantId, version, reason: '查账' }));
    town.server.clock.forward(15 * DAY);
    expect(codeOf(await town.as('li', 'merchant.appeal', { merchantId, body: '冤枉' }))).toBe(
      'NOT_APPEALABLE',
    );
    const given = { merchantId, version: suspended.version, reason: '账查清了' };
    expect(must(await town.as('xu', 'merchant.restore', given)).state).toBe('open');
    expect(codeOf(await town.as('xu', 'merchant.restore', given))).toBe('MERCHANT_CHANGED');
  });

  test('lifted while an appeal is open, the appeal got what it asked for', async () => {
    const merchantId = await joined();
    const { version } = await file(merchantId);
    const suspended = must(await town.as('xu', 'merchant.suspend', { merchantId, version, reason: '查账' }));
    must(await town.as('li', 'merchant.appeal', { merchantId, body: '冤枉' }));
    must(
      await town.as('xu', 'merchant.restore', { merchantId, version: suspended.version, reason: '账查清了' }),
    );
    expect(must(await town.as('he', 'merchant.appeals', {})).items).toEqual([]);
    expect(must(await town.as('he', 'review.count', {})).merchantAppeals).toBe(0);
    expect(await town.server.db.rows(sql`SELECT state, answer FROM merchant_appeals`)).toEqual([
      { state: 'upheld', answer: '账查清了' },
    ]);
  });

  test('what a suspended shop wanted to show waits until it is back; nobody can show it before', async () => {
    const shop = await openShop(town);
    const { version } = await file(shop.id);
    const given = { ...(await profile()), merchantId: shop.id, version, pact: null };
    must(await town.as('li', 'merchant.change', given));
    const [waiting] = await queue();
    const suspended = must(
      await town.as('xu', 'merchant.suspend', { merchantId: shop.id, version, reason: '查账' }),
    );
    expect(await queue()).toEqual([]);
    expect(must(await town.as('xu', 'review.count', {})).submissions).toBe(0);
    expect(codeOf(await decide(waiting?.id ?? 0, true))).toBe('MERCHANT_STATE');
    must(
      await town.as('xu', 'merchant.restore', {
        ...{ merchantId: shop.id, version: suspended.version, reason: '账查清了' },
      }),
    );
    must(await decide((await queue())[0]?.id ?? 0, true));
    expect((await file(shop.id)).giving).toBe(given.giving);
  });
});

test('staff see the shops of their region by state, in two pages', async () => {
  const ids = [];
  for (const name of ['一', '二', '三']) ids.push((await openShop(town, `${name}号店`)).id);
  const first = must(await town.as('xu', 'merchant.list', { state: 'open', size: 2 }));
  expect(first.items.map(({ id, owner }) => [id, owner])).toEqual([
    [ids[2], '李师傅'],
    [ids[1], '李师傅'],
  ]);
  const second = must(
    await town.as('xu', 'merchant.list', { state: 'open', size: 2, cursor: first.next ?? '' }),
  );
  expect(second).toMatchObject({ items: [{ id: ids[0] }], next: null });
  expect(must(await town.as('liu', 'merchant.list', { state: 'open' })).items).toEqual([]);
});

test('a shop’s submissions in two pages, newest first; the desk’s oldest first', async () => {
  const shop = await openShop(town);
  for (const title of ['一', '二', '三']) await shop.offer({ title });
  const mine = async (cursor?: string) =>
    must(await town.as('li', 'submission.mine', { merchantId: shop.id, size: 2, cursor }));
  const first = await mine();
  expect(first.items.map(({ title, state }) => [title, state])).toEqual([
    ['三', 'approved'],
    ['二', 'approved'],
  ]);
  expect((await mine(first.next ?? '')).items.map(({ title }) => title)).toEqual(['一']);
  await apply();
  await apply({ name: '第二家' }, 'chen');
  const page = must(await town.as('xu', 'submission.queue', { size: 1 }));
  expect(page.items[0]?.title).toBe('平安理发店');
  const next = must(await town.as('xu', 'submission.queue', { size: 1, cursor: page.next ?? '' }));
  expect(next).toMatchObject({ items: [{ title: '第二家' }], next: null });
});
