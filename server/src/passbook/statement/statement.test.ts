import { strFromU8, unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { dayOf, startOfDay } from '@jishan/shared/calendar';
import { inTransaction } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { must, openTown, type TestTown } from '../../testing/open-town';
import { payCompensation, deductPoints } from '../../book/adjust';

let town: TestTown;
let serial = 0;

beforeAll(async () => {
  town = await openTown();
  await give(50, '2026-09-30T23:59:59');
  await give(20, '2026-10-01T00:00:00');
  await take(15, '2026-10-12T08:05:00');
  await give(7, '2026-10-31T23:59:59');
  await give(3, '2026-11-01T00:00:00');
});
afterAll(() => town.server.stop());

const line = (points: number, at: string) => {
  const { townId, east, people } = town.server.town;
  return {
    key: `test:${++serial}`,
    townId,
    communityId: east.id,
    residentId: people.wang,
    points,
    unitId: east.id,
    actorId: people.xu,
    secondActorId: null,
    note: '',
    now: Date.parse(`${at}+08:00`),
  };
};
const give = (points: number, at: string, note = '') =>
  inTransaction(town.server.source, (db) => payCompensation(db, 'compensate', { ...line(points, at), note }));
const take = (points: number, at: string) =>
  inTransaction(town.server.source, (db) => deductPoints(db, serial, line(points, at)));
const statement = async (month: string, more: { cursor?: string; size?: number } = {}) =>
  must(await town.as('wang', 'points.statement', { month, ...more }));

async function fileOf(month: string) {
  const { path, name } = must(await town.as('wang', 'points.statementFile', { month }));
  return { path, name, response: await fetch(town.server.url + path) };
}

/** The rows of a statement as a spreadsheet program reads them. */
async function read(file: Response | Buffer) {
  const bytes = file instanceof Response ? Buffer.from(await file.arrayBuffer()) : file;
  const [sheet] = await readSheets(bytes, { trim: false });
  return { name: sheet?.sheet, rows: sheet?.data ?? [] };
}

/** The XML of its sheet and of its texts. */
function partsOf(bytes: Buffer) {
  const files = unzipSync(bytes);
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return { sheet: part('xl/worksheets/sheet1.xml'), texts: part('xl/sharedStrings.xml') };
}

test('a month begins where the one before ended, and adds up', async () => {
  const september = await statement('2026-09');
  const october = await statement('2026-10');
  const november = await statement('2026-11');
  expect(october).toMatchObject({ opening: 50, gained: 27, used: 15, closing: 62, next: null });
  expect(october.items.map(({ amount, balance, title, note }) => [amount, balance, title, note])).toEqual([
    [20, 70, '补偿', '梧桐里社区居委会'],
    [-15, 55, '扣分', '梧桐里社区居委会'],
    [7, 62, '补偿', '梧桐里社区居委会'],
  ]);
  expect(september).toMatchObject({ opening: 0, closing: october.opening });
  expect(november).toMatchObject({ opening: october.closing, closing: 65 });
  expect(november.closing).toBe(must(await town.as('wang', 'points.summary', {})).balance);
  expect(await statement('2026-08')).toMatchObject({ opening: 0, gained: 0, used: 0, closing: 0, items: [] });
  expect(must(await town.as('chen', 'points.statement', { month: '2026-10' }))).toMatchObject({
    opening: 0,
    closing: 0,
  });
});

test('a page goes on where the last one ended, with its balances', async () => {
  const whole = await statement('2026-10');
  const first = await statement('2026-10', { size: 2 });
  const second = await statement('2026-10', { size: 2, cursor: first.next ?? '' });
  expect([...first.items, ...second.items]).toEqual(whole.items);
  expect(second).toMatchObject({ opening: 50, closing: 62, next: null });
});

test('each balance is the one that the book noted', async () => {
  const { items } = await statement('2026-10');
  const noted = await town.server.db.rows<{ id: number; balance: number }>(
    sql`SELECT e.transfer_id AS id, e.balance_after AS balance FROM accounts a JOIN entries e ON e.account_id = a.id
      WHERE a.kind = 'resident' AND a.owner_id = ${town.people.wang} AND e.transfer_id IN (${items.map(({ id }) => id)}) ORDER BY e.id`,
  );
  expect(items.map(({ id, balance }) => ({ id, balance }))).toEqual(noted);
});

test('a line written after one of the next month still counts in its own month', async () => {
  // A sweep that has begun before midnight writes with the instant of its beginning.
  await inTransaction(town.server.source, async (db) => {
    const late = { ...line(4, '2026-12-01T00:00:01'), residentId: town.people.chen };
    await payCompensation(db, 'compensate', late);
    await payCompensation(db, 'compensate', {
      ...late,
      key: `test:${++serial}`,
      points: 9,
      now: startOfDay('2026-12-01') - 1,
    });
  });
  const of = async (month: string) => must(await town.as('chen', 'points.statement', { month }));
  expect(await of('2026-11')).toMatchObject({ opening: 0, gained: 9, closing: 9 });
  expect(await of('2026-12')).toMatchObject({ opening: 9, gained: 4, closing: 13 });
});

describe('the file', () => {
  it('says what the book says, from the opening balance to the closing one', async () => {
    await give(1, '2026-10-20T10:00:00', '=1+1 & <“引号”>');
    const { items, opening, closing, gained, used } = await statement('2026-10');
    const { response, name } = await fileOf('2026-10');
    expect(response.status).toBe(200);
    expect(name).toBe('积分对账单-王秀兰-2026-10.xlsx');
    const { name: title, rows } = await read(response);
    expect(title).toBe('积分对账单');
    expect(rows.slice(0, 3)).toEqual([
      ['积分对账单', null, null, null, null, null],
      ['姓名', '王秀兰', '社区：梧桐里社区', null, null, null],
      ['月份', '2026年10月', '制表时间：2026-11-18 12:00', null, null, null],
    ]);
    expect(rows[3]).toEqual([null, null, null, null, null, null]);
    expect(rows[4]).toEqual(['时间', '事项', '说明', '收入', '支出', '余额']);
    expect(rows[5]).toEqual([null, '期初余额', null, null, null, opening]);
    expect(rows.slice(6, -1)).toEqual(
      items.map(({ at, title, note, amount, balance }) => [
        expect.stringContaining(dayOf(at)) as string,
        title,
        note,
        amount > 0 ? amount : null,
        amount < 0 ? -amount : null,
        balance,
      ]),
    );
    expect(rows.at(-1)).toEqual([null, '期末余额', null, gained, used, closing]);
    expect(rows.map((row) => row[2])).toContain('=1+1 & <“引号”>');
  });

  it('comes as a download with its Chinese name, kept by nobody on the way', async () => {
    const { response } = await fileOf('2026-10');
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
    const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
    expect(decodeURIComponent(encoded)).toBe('积分对账单-王秀兰-2026-10.xlsx');
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  it('opens for ten minutes, for its holder and its month only', async () => {
    const { path } = must(await town.as('wang', 'points.statementFile', { month: '2026-10' }));
    const statusOf = async (address: string) => (await fetch(town.server.url + address)).status;
    expect(await statusOf(path)).toBe(200);
    expect(await statusOf(path.replace('2026-10', '2026-09'))).toBe(404);
    expect(await statusOf(path.replace(`-${town.people.wang}-`, `-${town.people.chen}-`))).toBe(404);
    expect(await statusOf(path.replace('statement-', 'statement-0'))).toBe(404);
    expect(await statusOf(path.split('?')[0] ?? '')).toBe(404);
    expect(await statusOf('/files/anything')).toBe(404);
    town.server.clock.forward(10 * 60_000 - 1);
    expect(await statusOf(path)).toBe(200);
    town.server.clock.forward(1);
    expect(await statusOf(path)).toBe(404);
    town.server.clock.forward(-10 * 60_000);
  });

  it('of a month without movements has its two balances', async () => {
    const { rows } = await read((await fileOf('2026-12')).response);
    expect(rows).toHaveLength(7);
  });

  it('holds no formula, whatever a text begins with, and fits on a page', async () => {
    for (const note of ['=HYPERLINK("http://x.example")', '+1', '-1', '@SUM(1)'])
      await give(1, '2026-09-20T10:00:00', note);
    const { response } = await fileOf('2026-09');
    const { sheet } = partsOf(Buffer.from(await response.arrayBuffer()));
    const types = [...sheet.matchAll(/<c [^>]*?(?: t="(\w+)")?>/g)].map((match) => match[1]);
    expect(new Set(types)).toEqual(new Set(['s', undefined]));
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toMatch(/^[^]*<sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>[^]*<pageSetup /);
  });

  it('opens whatever characters a text holds: XML never sees those that it forbids', async () => {
    const strange = 'a\uFFFFb\uFFFEc\u0007d\u{1F600}e\u{2B7AD}f';
    await give(2, '2026-08-20T10:00:00', strange);
    const bytes = Buffer.from(await (await fileOf('2026-08')).response.arrayBuffer());
    const { texts } = partsOf(bytes);
    for (const forbidden of ['\uFFFE', '\uFFFF', '\u0007']) expect(texts).not.toContain(forbidden);
    const { rows } = await read(bytes);
    expect(rows.map((row) => row[2])).toContain('abcd\u{1F600}e\u{2B7AD}f');
  });

  it('has a name that is a file’s name on every system, whatever its holder is called', async () => {
    const named = async (name: string) => {
      await town.server.db.run(sql`UPDATE users SET name = ${name} WHERE id = ${town.people.chen}`);
      const { path, name: told } = must(await town.as('chen', 'points.statementFile', { month: '2026-10' }));
      const { headers } = await fetch(town.server.url + path);
      const [, encoded = ''] =
        /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
      // What the phone saves it as and what the browser does are the same.
      expect(decodeURIComponent(encoded)).toBe(told);
      return told;
    };
    expect(await named('王/兰')).toBe('积分对账单-王_兰-2026-10.xlsx');
    expect(await named('..\\王:兰?')).toBe('积分对账单-_王_兰_-2026-10.xlsx');
    expect(await named('王\u202Excod.兰\n')).toBe('积分对账单-王_xcod.兰_-2026-10.xlsx');
    expect(await named('阿依古丽·买买提')).toBe('积分对账单-阿依古丽·买买提-2026-10.xlsx');
    expect(await named(' . ')).toBe('积分对账单-_-2026-10.xlsx');
  });
});

test('a month that is none is refused', async () => {
  for (const month of ['2026-13', '2026-1', '1999-12', '2026-10-01'])
    expect((await town.as('wang', 'points.statement', { month })).error?.code).toBe('BAD_INPUT');
});
