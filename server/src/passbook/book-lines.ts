import { DAY, periodEnd, periodKey, startOfDay } from '@jishan/shared/calendar';
import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../kernel/keyset';
import type { Db } from '../kernel/database';
import { empty, raw, sql } from '../kernel/sql';
import { boughtWith, type TransferKind } from '../book';

/**
 * What a resident reads as lines of their account. A notice that is over and a purchase that is settled move nothing that
 * was not said before: they are states of the line that opened them.
 */
export const SHOWN: readonly TransferKind[] = [
  'award',
  'reverse',
  'hold',
  'cancel',
  'expire',
  'deduct',
  'repay',
  'correct',
  'compensate',
  'bonus',
  'donate',
];

const thisMonth = (now: number) => periodKey('month', now).slice(1);
/** The first instant of '2026-11', and the first after it. */
export const monthRange = (month: string) => {
  const start = startOfDay(`${month}-01`);
  return { start, end: periodEnd('month', start) };
};

interface LineRow {
  id: number;
  key: string;
  kind: TransferKind;
  amount: number;
  title: string;
  seal: string;
  unit: string;
  at: number;
  notice: 'pending' | 'posted' | 'voided' | null;
  endsAt: number | null;
}

/** Lines of a resident's account, newest first; of one month or all. */
export async function readLines(
  db: Db,
  residentId: number,
  input: Input<'points.lines'>,
): Promise<Reply<'points.lines'>> {
  const range = input.month ? monthRange(input.month) : null;
  const inMonth = range ? sql`AND t.created_at >= ${range.start} AND t.created_at < ${range.end}` : empty;
  const page = keyset(input, { by: ['t.created_at', 't.id'], desc: true });
  const rows = await db.rows<LineRow>(
    sql`SELECT t.id, t.transfer_key AS \`key\`, t.kind, t.points AS amount, t.title, t.seal, r.unit, t.created_at AS at, h.state AS notice, h.due_at AS endsAt
      FROM transfers t FORCE INDEX (resident_lines) JOIN regions r FORCE INDEX (PRIMARY) ON r.id = t.unit_id
        LEFT JOIN holds h ON h.opened_by = t.id AND h.kind = 'notice'
      WHERE t.resident_id = ${residentId} AND t.kind IN (${SHOWN}) ${inMonth} AND ${page.after} ${page.inOrder}`,
  );
  const bought = await boughtWith(
    db,
    rows.map(({ key }) => key),
  );
  return page.of(
    rows,
    (row) => lineView(row, bought.get(row.key)?.shop),
    (row) => [row.at, row.id],
  );
}

/**
 * Under a line stands who it was settled with: the office that decided, or the shop where one bought something. An award that
 * was taken back and the line that took it count neither.
 */
const lineView = (
  { unit, notice, endsAt, kind, ...line }: LineRow,
  shop: string | undefined,
): Reply<'points.lines'>['items'][number] => ({
  ...line,
  note: shop ?? unit,
  state:
    notice === 'pending'
      ? 'notice'
      : notice === 'voided' || (kind === 'reverse' && line.amount < 0)
        ? 'voided'
        : 'done',
  endsAt: notice === 'pending' ? endsAt : null,
});

/**
 * One month: gained, used, and the days on which something was earned. What was undone counts on neither side: an award
 * that was taken back in notice, a purchase that was cancelled or undone.
 */
export async function readMonth(
  db: Db,
  residentId: number,
  input: Input<'points.month'>,
  now: number,
): Promise<Reply<'points.month'>> {
  const month = input.month ?? thisMonth(now);
  const { start, end } = monthRange(month);
  const rows = await db.rows<{ day: number; gained: number; used: number }>(
    sql`SELECT FLOOR((t.created_at - ${start}) / ${raw(DAY)}) + 1 AS day, SUM(IF(t.points > 0, t.points, 0)) AS gained,
        SUM(IF(t.points < 0, -t.points, 0)) AS used
      FROM transfers t FORCE INDEX (resident_lines) LEFT JOIN holds h ON h.opened_by = t.id
        LEFT JOIN holds back ON back.returned_by = t.id
      WHERE t.resident_id = ${residentId} AND t.kind IN (${SHOWN}) AND t.created_at >= ${start} AND t.created_at < ${end}
        AND COALESCE(h.state, '') NOT IN ('voided', 'returned') AND t.kind <> 'cancel' AND NOT (t.kind = 'reverse' AND t.points < 0)
        AND back.id IS NULL
      GROUP BY day ORDER BY day`,
  );
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    month,
    gained: sum((row) => row.gained),
    used: sum((row) => row.used),
    days: rows.filter((row) => row.gained > 0).map((row) => row.day),
  };
}

type OwnNotice = Reply<'points.notices'>['items'][number];

/** One's own awards in notice, soonest to end first. */
export async function readNotices(
  db: Db,
  residentId: number,
  input: Input<'points.notices'>,
): Promise<Reply<'points.notices'>> {
  const page = keyset(input, { by: ['h.due_at', 'h.id'] });
  const rows = await db.rows<OwnNotice & { id: number }>(
    sql`SELECT h.id, h.opened_by AS transferId, t.title, t.seal, h.amount AS points, h.created_at AS awardedAt, h.due_at AS endsAt,
        (SELECT COUNT(*) FROM objections o WHERE o.transfer_id = h.opened_by) AS objections
      FROM holds h FORCE INDEX (resident) JOIN transfers t ON t.id = h.opened_by
      WHERE h.resident_id = ${residentId} AND h.state = 'pending' AND h.kind = 'notice' AND ${page.after}
      ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => row,
    (row) => [row.endsAt, row.id],
  );
}
