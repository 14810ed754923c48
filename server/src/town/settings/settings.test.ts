import type { Api } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { openCases, outcomes, POINTS, type Cases } from '../../testing/open-cases';
import { must } from '../../testing/open-town';
import { expectPlan, planner } from '../../testing/plans';
import type { Person } from '../../testing/town';
import { sql } from '../../kernel/sql';

type Own = Api['settings.change']['input']['own'];

const NONE: Own = {
  noticeDays: null,
  secondReviewFrom: null,
  expiry: null,
  expiryMonths: null,
  appealDays: null,
  adjustAloneUpTo: null,
};
let cases: Cases;
let townId: number;
let east: number;
let west: number;

beforeAll(async () => {
  cases = await openCases();
  townId = cases.server.town.townId;
  east = cases.server.town.east.id;
  west = cases.server.town.west.id;
});
afterAll(() => cases.server.stop());

const list = async (by: Person) => must(await cases.as(by, 'settings.list', {})).items;
const of = async (regionId: number) => {
  const found = (await list('zhou')).find((one) => one.regionId === regionId);
  if (!found) throw new Error(`region ${regionId} is not listed`);
  return found;
};
const change = async (regionId: number, own: Partial<Own>, by: Person = 'zhou', version?: number) =>
  cases.as(by, 'settings.change', {
    regionId,
    version: version ?? (await of(regionId)).version,
    own: { ...NONE, ...own },
    reason: '镇里开会定的',
  });

describe('who sees and changes what', () => {
  test('the town’s staff see the town first and all its communities; others see the town and their own', async () => {
    expect((await list('zhou')).map(({ regionId }) => regionId)).toEqual([townId, east, west]);
    expect((await list('xu')).map(({ regionId }) => regionId)).toEqual([townId, east]);
    expect((await list('liu')).map(({ regionId, mayChange }) => [regionId, mayChange])).toEqual([
      [townId, false],
      [west, false],
    ]);
    expect((await cases.as('wang', 'settings.list', {})).error?.code).toBe('FORBIDDEN');
  });

  test('pages go through all of them once', async () => {
    const first = must(await cases.as('zhou', 'settings.list', { size: 1 }));
    expect(first.items.map(({ regionId }) => regionId)).toEqual([townId]);
    const rest = must(await cases.as('zhou', 'settings.list', { size: 2, cursor: first.next ?? '' }));
    expect(rest.items.map(({ regionId }) => regionId)).toEqual([east, west]);
    expect(rest.next).toBeNull();
  });

  test('only an administrator of that town changes them', async () => {
    expect((await change(east, { noticeDays: 1 }, 'xu')).error?.code).toBe('FORBIDDEN');
    const { insertId } = await cases.server.db.run(
      sql`INSERT INTO regions (kind, parent_id, town_id, name, unit) VALUES ('community', 999, 999, '别处', '别处居委会')`,
    );
    expect((await change(insertId, { noticeDays: 1 }, 'zhou', 0)).error?.code).toBe('OUT_OF_SCOPE');
    expect((await change(987_654, {}, 'zhou', 0)).error?.code).toBe('REGION_NOT_FOUND');
    const grid = cases.server.town.east.gridId;
    expect((await change(grid, {}, 'zhou', 0)).error?.code).toBe('REGION_NOT_FOUND');
  });
});

test('a community says what it wants otherwise; what it does not say its town says', async () => {
  must(await change(townId, { noticeDays: 5, appealDays: 10 }));
  const changed = must(await change(west, { noticeDays: 0 }));
  expect(changed).toMatchObject({ version: 1, own: { noticeDays: 0, appealDays: null } });
  expect(changed.inForce).toMatchObject({ noticeDays: 0, appealDays: 10, adjustAloneUpTo: 20 });
  expect((await of(east)).inForce).toMatchObject({ noticeDays: 5, appealDays: 10, expiry: 'year_end' });
  must(await change(west, {}));
  expect((await of(west)).inForce.noticeDays).toBe(5);
});

test('it holds for what comes after: a notice that runs keeps its end, a lot its day', async () => {
  must(await change(townId, { noticeDays: 4 }));
  await cases.earn('wang');
  const [notice] = must(await cases.as('wang', 'points.notices', {})).items;
  must(await change(townId, { noticeDays: 9, expiry: 'months', expiryMonths: 1 }));
  const [same] = must(await cases.as('wang', 'points.notices', {})).items;
  expect(same?.endsAt).toBe(notice?.endsAt);

  cases.server.clock.forward(5 * DAY);
  await cases.sweep();
  const lots = () =>
    cases.server.db.rows<{ expiresAt: number }>(
      sql`SELECT expires_at AS expiresAt FROM lots WHERE resident_id = ${cases.people.wang} AND amount = ${POINTS} ORDER BY id`,
    );
  const before = await lots();
  expect(before).toHaveLength(1);
  must(await change(townId, { noticeDays: 0, expiry: 'none' }));
  expect(await lots()).toEqual(before);
  await cases.earn('wang');
  expect(await lots()).toEqual([...before, { expiresAt: Number.MAX_SAFE_INTEGER }]);
});

test.each<[Partial<Own>, string]>([
  [{ noticeDays: 31 }, 'own.noticeDays'],
  [{ noticeDays: -1 }, 'own.noticeDays'],
  [{ secondReviewFrom: 0 }, 'own.secondReviewFrom'],
  [{ expiryMonths: 0 }, 'own.expiryMonths'],
  [{ appealDays: 61 }, 'own.appealDays'],
  [{ adjustAloneUpTo: 1001 }, 'own.adjustAloneUpTo'],
])('%j is told at its field, in Chinese', async (own, field) => {
  const { error } = await change(east, own);
  expect(error).toMatchObject({ code: 'BAD_INPUT', field });
  expect(error?.message).toMatch(/^[\u4e00-\u9fff\d ]+$/);
});

test('of many who change the same at once one gets through; the others are told to look again', async () => {
  for (const turn of [1, 2]) {
    const version = (await of(east)).version;
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => change(east, { noticeDays: turn * 10 + n }, 'zhou', version)),
    );
    expect(outcomes(answers)).toEqual({ done: 1, refused: ['SETTINGS_CHANGED'] });
    expect((await of(east)).version).toBe(version + 1);
  }
});

test('every change is kept, newest first, and cannot be altered', async () => {
  const before = (await of(west)).own;
  must(await change(west, { appealDays: 3 }));
  must(await change(west, { appealDays: 4 }));
  const first = must(await cases.as('liu', 'settings.history', { regionId: west, size: 1 }));
  expect(first.items[0]).toMatchObject({
    before: { appealDays: 3 },
    after: { appealDays: 4 },
    reason: '镇里开会定的',
    actor: '周明',
    unit: '青溪镇人民政府',
  });
  const second = must(
    await cases.as('liu', 'settings.history', { regionId: west, size: 1, cursor: first.next ?? '' }),
  );
  expect(second.items[0]).toMatchObject({ before, after: { appealDays: 3 } });
  expect((await cases.as('liu', 'settings.history', { regionId: east })).error?.code).toBe('OUT_OF_SCOPE');
  const alter = cases.server.db.run(sql`UPDATE region_setting_changes SET reason = ''`);
  await expect(alter).rejects.toThrow('append-only');
});

test('the history is read by its index', async () => {
  const ask = planner(cases);
  const { plans } = await ask('region_setting_changes', 'zhou', 'settings.history', { regionId: west });
  expectPlan(plans[0], 'region');
});
