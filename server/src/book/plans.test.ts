import { DAY } from '@jishan/shared/calendar';
import { must, type TestTown } from '../testing/open-town';
import { cursor, expectPlan, FULL, fullTown, IN_EAST, NUMBERS, type Step } from '../testing/plans';
import { remindOfExpiry } from '../passbook/reminders';
import { dueLots } from './sweeps';
import { raw, sql } from '../kernel/sql';

/*
 * Every list of the points book and of its cases keeps to its index when the town is full: three years of awards, each
 * with its notice, one in a hundred still open. Asked as post/plans.test.ts asks about posts.
 */
const AWARDS = FULL.rows;
const CASES = 4_000;

const full = fullTown(fill);

async function fill({ server: { db, town: place, clock } }: TestTown, resident: string): Promise<void> {
  const { east, west, townId, people } = place;
  const community = `IF(${IN_EAST}, ${east.id}, ${west.id})`;
  const grid = `IF(${IN_EAST}, ${east.gridId}, ${west.gridId})`;
  const at = sql`${clock.now} - (${raw(AWARDS)} - n) * ${raw(FULL.step)}`;
  await db.run(
    sql`INSERT INTO transfers (id, town_id, community_id, transfer_key, input_hash, kind, resident_id, points, honour, honour_at,
        rule_code, rule_version, title, seal, unit_id, reviewers, occurred_at, created_at)
      SELECT n + 1, ${townId}, ${raw(community)}, CONCAT('post:', n), '', 'award', ${raw(resident)}, 20, 20, ${at}, 'family-01', 1, '敲门',
        '敲门', ${townId}, 1, ${at}, ${at} FROM ${raw(NUMBERS)} WHERE n < ${raw(AWARDS)} ORDER BY n`,
  );
  await db.run(
    sql`INSERT INTO holds (kind, state, town_id, community_id, resident_id, amount, opened_by, closed_by, created_at, due_at)
      SELECT 'notice', IF(id > ${raw(AWARDS)} * 0.99, 'pending', IF(id % 50 = 0, 'voided', 'posted')), town_id, community_id,
        resident_id, 20, id, id, created_at, created_at + ${raw(3 * DAY)} FROM transfers ORDER BY id`,
  );
  await db.run(
    sql`INSERT INTO lots (resident_id, town_id, transfer_id, amount, remaining, open, expires_at, created_at)
      SELECT resident_id, town_id, id, 20, 20, 1, IF(id % 3 = 0, ${clock.now + 5 * DAY}, ${clock.now + 400 * DAY}), created_at FROM transfers ORDER BY id`,
  );
  await db.run(
    sql`INSERT INTO messages (user_id, cause, kind, text, created_at)
      SELECT resident_id, CONCAT('m:', id), 'expiry', '到期', created_at FROM transfers ORDER BY id`,
  );
  const state = (open: string, closed: string) => `IF(n % 50 = 0, '${open}', '${closed}')`;
  const cases = `${NUMBERS} WHERE n < ${CASES} ORDER BY n`;
  await db.run(
    sql`INSERT INTO objections (hold_id, transfer_id, town_id, community_id, grid_id, objector_id, reason, state, created_at)
      SELECT h.id, h.opened_by, ${raw(townId)}, ${raw(community)}, ${raw(grid)}, IF(n % 10 = 3, ${raw(people.wang)}, ${raw(people.chen)}), '不对',
        ${raw(state('open', 'dismissed'))}, h.created_at
      FROM (SELECT n FROM ${raw(cases)}) made JOIN holds h ON h.opened_by = made.n * 40 + 1`,
  );
  await db.run(
    sql`INSERT INTO appeals (kind, subject, subject_id, town_id, community_id, grid_id, appellant_id, rule_code, occurred_at, body,
        photos, state, created_at, deadline_at)
      SELECT 'missed', CONCAT('missed:', n), 0, ${raw(townId)}, ${raw(community)}, ${raw(grid)}, ${raw(resident)}, 'family-01', n, '请看',
        '[]', ${raw(state('open', 'dismissed'))}, n, n FROM ${raw(cases)}`,
  );
  await db.run(
    sql`INSERT INTO adjustments (kind, state, town_id, community_id, grid_id, resident_id, points, reason, proposed_by,
        proposed_unit_id, created_at, decided_at)
      SELECT 'deduct', ${raw(state('proposed', 'posted'))}, ${raw(townId)}, ${raw(community)}, ${raw(grid)}, ${raw(resident)}, 5, '核实', ${raw(people.xu)},
        ${raw(townId)}, n, n FROM ${raw(cases)}`,
  );
  await db.rows(sql`ANALYZE TABLE users, transfers, holds, lots, messages, objections, appeals, adjustments`);
}

/** What was filled: nothing of it may be read as a whole, nor sorted. */
const LARGE = /^(t|h|n|l|m|o|a|u|b|holds|transfers|messages|objections|appeals|adjustments|users)$/;

function expectKeys(plan: Step[] | undefined, keys: Record<string, string>): void {
  for (const [table, key] of Object.entries(keys))
    expect([table, plan?.find((step) => step.table === table)?.key]).toEqual([table, key]);
  for (const { table, type, Extra } of plan ?? [])
    if (LARGE.test(table ?? '')) {
      expect([table, type]).not.toEqual([table, 'ALL']);
      expect([table, Extra ?? '']).not.toEqual([table, expect.stringMatching(/filesort|temporary/)]);
    }
}

test.each([
  ['town', false],
  ['town', true],
  ['community', false],
  ['community', true],
] as const)('notices of the %s, past: %s', async (scope, past) => {
  const { clock } = full.town.server;
  for (const place of [undefined, cursor(clock.now - 2 * DAY, 1), cursor(clock.now - 500 * DAY, 1)]) {
    const { plans } = await full.plansOf('holds', 'wang', 'notice.list', { scope, past, cursor: place });
    expectKeys(plans[0], { holds: `${scope}_notices`, h: 'PRIMARY', t: 'PRIMARY' });
  }
});

test('lines, months, notices and reasons of somebody who has very many', async () => {
  const { clock } = full.town.server;
  for (const input of [{}, { month: '2025-06' }, { cursor: cursor(clock.now - 500 * DAY, 1) }]) {
    const { plans } = await full.plansOf('transfers', 'wang', 'points.lines', input);
    expectPlan(plans[0], 'resident_lines');
  }
  const month = await full.plansOf('transfers', 'wang', 'points.month', {});
  expect(month.plans[0]?.[0]).toMatchObject({ key: 'resident_lines', type: 'range' });
  const notices = await full.plansOf('holds', 'wang', 'points.notices', {});
  expect(notices.plans[0]?.[0]?.key).toBe('resident');
  const summary = await full.plansOf('holds', 'wang', 'points.summary', {});
  const held = summary.plans[0]?.filter(({ table }) => table === 'holds') ?? [];
  expect(held.map(({ key }) => key)).toEqual(['resident', 'resident']);
  const given = must(
    await full.town.as('zhou', 'adjustment.propose', {
      kind: 'compensate',
      residentId: full.town.people.wang,
      points: 5,
      reason: '补一次',
    }),
  );
  const reason = await full.plansOf('transfers', 'wang', 'points.reason', {
    transferId: given.transferId ?? 0,
  });
  expect(reason.plans.length).toBeGreaterThan(1);
  // No type: the database has seen that there is nothing to look up.
  for (const { type } of reason.plans.flat()) expect(['const', 'eq_ref', 'ref', null]).toContain(type);
});

test.each(['xu', 'zhou'] as const)('queues of %s', async (person) => {
  const scope = person === 'xu' ? 'community' : 'town';
  for (const place of [{}, { cursor: cursor(20, 1) }]) {
    const objections = await full.plansOf('objections', person, 'objection.queue', place);
    expectKeys(objections.plans[0], { o: `${scope}_queue` });
    const appeals = await full.plansOf('appeals', person, 'appeal.queue', place);
    expectKeys(appeals.plans[0], { a: `${scope}_queue` });
    const adjustments = await full.plansOf('adjustments', person, 'adjustment.queue', place);
    expectKeys(adjustments.plans[0], { a: `${scope}_queue` });
  }
});

test('one’s own objections, appeals, deductions and messages', async () => {
  for (const place of [{}, { cursor: cursor(900) }]) {
    expectKeys((await full.plansOf('objections', 'wang', 'objection.mine', place)).plans[0], {
      o: 'objector',
    });
    expectKeys((await full.plansOf('appeals', 'wang', 'appeal.mine', place)).plans[0], { a: 'appellant' });
    expectKeys((await full.plansOf('adjustments', 'wang', 'adjustment.mine', place)).plans[0], {
      a: 'resident',
    });
    const { plans } = await full.plansOf('messages', 'wang', 'message.list', place);
    expectPlan(plans[0], 'user');
  }
  const unread = (await full.plansOf('messages', 'wang', 'message.unread', {})).plans[0];
  expect(unread?.find(({ table }) => table === 'messages')?.key).toBe('unread');
});

test('finding one resident among many', async () => {
  const { plans } = await full.plansOf('users', 'zhou', 'resident.search', { name: '居民377' });
  expect(plans.at(-1)?.find(({ table }) => table === 'u')).toMatchObject({ key: 'town_name', type: 'range' });
});

test('what has expired is found by its index, a batch at a time', async () => {
  const { db, clock } = full.town.server;
  const plan = await db.rows<Step>(
    sql`EXPLAIN ${dueLots(clock.now + 6 * DAY, { expiresAt: 0, residentId: 0 })}`,
  );
  expectPlan(plan, 'expiry');
});

test('a full town is reminded in seconds, and asking again costs less', async () => {
  const { db, clock } = full.town.server;
  const start = performance.now();
  const { reminded } = await remindOfExpiry(db, clock.now);
  expect(reminded).toBeGreaterThan(30_000);
  expect((await remindOfExpiry(db, clock.now)).reminded).toBe(0);
  expect(performance.now() - start).toBeLessThan(60_000);
}, 90_000);
