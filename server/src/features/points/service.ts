import { periodEnd, periodKey, periodStart, type Period } from '@jishan/shared/calendar';
import { allowanceOf, allowanceText, emptyUsage, type ScoringRule, type Usage } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { refuse } from '../../kernel/errors';

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'year'];

export interface Award {
  /** Names the one thing that earned it ('post:12'): a second transfer with the same key cannot exist. */
  key: string;
  townId: number;
  communityId: number;
  residentId: number;
  rule: ScoringRule;
  /** The post that shows the deed; null when none does (an article read). */
  postId: number | null;
  /** The region whose office decided. */
  unitId: number;
  reviewers: number;
  /** When the deed was sent: its caps are those of that day, however late it is approved. */
  occurredAt: number;
  now: number;
}

/**
 * Moves a rule's points from the town's issue to a resident, and adds them to their honour; gives the transfer's id.
 * Must run inside the transaction of what earned them. The resident's account row is locked first: awards to one resident
 * are one after the other, so two can never take the last place of a cap. ALLOWANCE_USED when nothing is left.
 */
export async function award(db: Db, given: Award): Promise<number> {
  const { rule, townId, residentId, now } = given;
  const account = await lockAccount(db, 'resident', residentId, townId);
  await assertAllowance(db, given);
  const issue = await issueAccount(db, townId);
  const transferId = await writeTransfer(db, given);

  const balance = account.balance + rule.points;
  await db.run('UPDATE accounts SET balance = balance + ? WHERE id = ?', [rule.points, account.id]);
  await db.run(
    'INSERT INTO entries (transfer_id, account_id, amount, balance_after, created_at) VALUES (?, ?, ?, NULL, ?), (?, ?, ?, ?, ?)',
    [transferId, issue, -rule.points, now, transferId, account.id, rule.points, balance, now],
  );
  await addHonour(db, given);
  return transferId;
}

async function assertAllowance(db: Db, { rule, residentId, occurredAt }: Award): Promise<void> {
  const usage = (await usagesOf(db, residentId, [rule.code], occurredAt)).get(rule.code) ?? emptyUsage;
  const allowance = allowanceOf(rule, usage, occurredAt);
  if (allowance.blockedBy)
    throw refuse('ALLOWANCE_USED', { left: allowanceText(allowance, occurredAt) }, 'ruleCode');
}

async function writeTransfer(db: Db, given: Award): Promise<number> {
  const { rule } = given;
  const { insertId } = await db.run(
    `INSERT INTO transfers (town_id, transfer_key, kind, resident_id, points, post_id, rule_code, rule_version, title, seal,
        unit_id, reviewers, occurred_at, created_at)
      VALUES (?, ?, 'award', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      given.townId,
      given.key,
      given.residentId,
      rule.points,
      given.postId,
      rule.code,
      rule.version,
      rule.title,
      rule.seal,
      given.unitId,
      given.reviewers,
      given.occurredAt,
      given.now,
    ],
  );
  return insertId;
}

/** Honour counts in the periods in which it is awarded; one row a period, so that rankings never sum the book. */
async function addHonour(db: Db, { residentId, townId, communityId, rule, now }: Award): Promise<void> {
  const periods = PERIODS.map((period) => periodKey(period, now));
  await db.run(
    `INSERT INTO honour_totals (period, user_id, town_id, community_id, ranked, points)
      SELECT p.period, u.id, ?, ?, u.ranked AND u.role IN ('resident', 'clerk'), ?
        FROM users u, (${periods.map(() => 'SELECT ? AS period').join(' UNION ALL ')}) p WHERE u.id = ?
      ON DUPLICATE KEY UPDATE points = points + VALUES(points)`,
    [townId, communityId, rule.points, ...periods, residentId],
  );
}

interface Account {
  id: number;
  balance: number;
}

/** The account of an owner, locked until the transaction ends; made on first use. */
async function lockAccount(db: Db, kind: 'resident', ownerId: number, townId: number): Promise<Account> {
  const find = () =>
    db.row<Account>('SELECT id, balance FROM accounts WHERE kind = ? AND owner_id = ? FOR UPDATE', [
      kind,
      ownerId,
    ]);
  const found = await find();
  if (found) return found;
  await db.run('INSERT IGNORE INTO accounts (town_id, kind, owner_id, balance) VALUES (?, ?, ?, 0)', [
    townId,
    kind,
    ownerId,
  ]);
  const made = await find();
  if (!made) throw new Error(`no account for ${kind} ${ownerId}`);
  return made;
}

/** The account that a town's points come from. It keeps no balance, so it needs no lock. */
async function issueAccount(db: Db, townId: number): Promise<number> {
  const find = () =>
    db.row<{ id: number }>("SELECT id FROM accounts WHERE kind = 'issue' AND owner_id = ?", [townId]);
  const found = await find();
  if (found) return found.id;
  await db.run(
    "INSERT IGNORE INTO accounts (town_id, kind, owner_id, balance) VALUES (?, 'issue', ?, NULL)",
    [townId, townId],
  );
  const made = await find();
  if (!made) throw new Error(`no issuing account for town ${townId}`);
  return made.id;
}

/** How often a resident was awarded each rule, in the periods that contain `at`. Rules never used are missing. */
export async function usagesOf(
  db: Db,
  residentId: number,
  codes: readonly string[],
  at: number,
): Promise<Map<string, Usage>> {
  const bounds = (['day', 'week', 'month'] as const).flatMap((period) => [
    periodStart(period, at),
    periodEnd(period, at),
  ]);
  const rows = await db.rows<Usage & { code: string; lastAt: number }>(
    `SELECT rule_code AS code, SUM(occurred_at >= ? AND occurred_at < ?) AS day, SUM(occurred_at >= ? AND occurred_at < ?) AS week,
        SUM(occurred_at >= ? AND occurred_at < ?) AS month, COUNT(*) AS total, MAX(occurred_at) AS lastAt
      FROM transfers WHERE resident_id = ? AND rule_code IN (?) GROUP BY rule_code`,
    [...bounds, residentId, codes],
  );
  return new Map(rows.map(({ code, ...usage }) => [code, usage]));
}

/** What a resident can spend. */
export async function balanceOf(db: Db, residentId: number): Promise<number> {
  const row = await db.row<{ balance: number }>(
    "SELECT balance FROM accounts WHERE kind = 'resident' AND owner_id = ?",
    [residentId],
  );
  return row?.balance ?? 0;
}

/** Honour earned in the running day, week, month and year. */
export async function honourOf(db: Db, userId: number, now: number): Promise<Record<Period, number>> {
  const keys = PERIODS.map((period) => periodKey(period, now));
  const rows = await db.rows<{ period: string; points: number }>(
    'SELECT period, points FROM honour_totals WHERE period IN (?) AND user_id = ?',
    [keys, userId],
  );
  const points = new Map(rows.map((row) => [row.period, row.points]));
  const [day = 0, week = 0, month = 0, year = 0] = keys.map((key) => points.get(key) ?? 0);
  return { day, week, month, year };
}

/** Puts a resident into the rankings or takes them out; what they earned stays. */
export async function setRanked(db: Db, userId: number, ranked: boolean): Promise<void> {
  await db.run('UPDATE honour_totals SET ranked = ? WHERE user_id = ?', [ranked ? 1 : 0, userId]);
}
