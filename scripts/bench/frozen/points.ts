import { DAY, periodEnd, periodKey, startOfDay, type Period } from '@jishan/shared/calendar';
import type { Hand, HandWritten } from './hand';

// book: balanceOf, pendingOf
const BALANCE = 'SELECT balance FROM accounts WHERE kind = ? AND owner_id = ?';
const PENDING = `SELECT kind, SUM(amount) AS points FROM holds WHERE resident_id = ? AND state = 'pending' GROUP BY kind`;
// book/honour.ts: honourOf
const HONOUR = 'SELECT period, points FROM honour_totals WHERE period IN (?) AND user_id = ?';
// passbook/routes.ts by the book: what expires within a year, what is owed
const EXPIRING = `SELECT SUM(remaining) AS points, expires_at AS at FROM lots
  WHERE resident_id = ? AND open = 1 AND expires_at <= ? GROUP BY expires_at ORDER BY expires_at LIMIT 1`;
const OWED = 'SELECT SUM(amount - repaid) AS owed FROM debts WHERE resident_id = ? AND open = 1';

export async function balanceOf({ rows }: Hand, id: number): Promise<number> {
  return (await rows<{ balance: number }>(BALANCE, ['resident', id]))[0]?.balance ?? 0;
}

export async function inNotice({ rows }: Hand, id: number): Promise<number> {
  const held = await rows<{ kind: string; points: number }>(PENDING, [id]);
  return held.find(({ kind }) => kind === 'notice')?.points ?? 0;
}

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'year'];

/** Of the running day, week, month and year. */
export async function honourOf({ rows }: Hand, id: number, now: number): Promise<number[]> {
  const keys = PERIODS.map((period) => periodKey(period, now));
  const found = await rows<{ period: string; points: number }>(HONOUR, [keys, id]);
  return keys.map((key) => found.find(({ period }) => period === key)?.points ?? 0);
}

interface Summary {
  balance: number;
  inNotice: number;
  owed: number;
  expiring: { points: number } | null;
  honour: Record<Period, number>;
}

export const pointsSummary: HandWritten = {
  play: async (hand, { id }, _input, now) => {
    const [balance, notice] = [await balanceOf(hand, id), await inNotice(hand, id)];
    const [expiring] = await hand.rows<{ points: number }>(EXPIRING, [id, now + 365 * DAY]);
    const [debt] = await hand.rows<{ owed: number | null }>(OWED, [id]);
    const honour = await honourOf(hand, id, now);
    return [balance, notice, expiring?.points ?? null, debt?.owed ?? 0, ...honour];
  },
  essence: ({ balance, inNotice: notice, expiring, owed, honour }: Summary) => [
    ...[balance, notice, expiring?.points ?? null, owed, ...PERIODS.map((period) => honour[period])],
  ],
};

// passbook/book-lines.ts: SHOWN, readMonth, readLines
const SHOWN = [
  ...['award', 'reverse', 'hold', 'cancel', 'expire', 'deduct', 'repay', 'correct', 'compensate', 'bonus'],
  'donate',
];
const MONTH = `SELECT FLOOR((t.created_at - ?) / 86400000) + 1 AS day, SUM(IF(t.points > 0, t.points, 0)) AS gained,
    SUM(IF(t.points < 0, -t.points, 0)) AS used
  FROM transfers t FORCE INDEX (resident_lines) LEFT JOIN holds h ON h.opened_by = t.id
    LEFT JOIN holds back ON back.returned_by = t.id
  WHERE t.resident_id = ? AND t.kind IN (?) AND t.created_at >= ? AND t.created_at < ?
    AND COALESCE(h.state, '') NOT IN ('voided', 'returned') AND t.kind <> 'cancel' AND NOT (t.kind = 'reverse' AND t.points < 0)
    AND back.id IS NULL
  GROUP BY day ORDER BY day`;
const LINES = `SELECT t.id, t.transfer_key AS \`key\`, t.kind, t.points AS amount, t.title, t.seal, r.unit, t.created_at AS at,
    h.state AS notice, h.due_at AS endsAt
  FROM transfers t FORCE INDEX (resident_lines) JOIN regions r FORCE INDEX (PRIMARY) ON r.id = t.unit_id
    LEFT JOIN holds h ON h.opened_by = t.id AND h.kind = 'notice'
  WHERE t.resident_id = ? AND t.kind IN (?) AND t.created_at >= ? AND t.created_at < ?
  ORDER BY t.created_at DESC, t.id DESC LIMIT ?`;
// book/bought.ts: boughtWith
const BOUGHT = `SELECT b.id, m.name AS shop FROM vouchers b JOIN merchants m ON m.id = b.merchant_id WHERE b.id IN (?)`;

const rangeOf = (month: string) => {
  const start = startOfDay(`${month}-01`);
  return [start, periodEnd('month', start)] as const;
};

export const pointsMonth: HandWritten = {
  play: async ({ rows }, { id }, input) => {
    const [start, end] = rangeOf(String(input['month']));
    const days = await rows<{ gained: number; used: number }>(MONTH, [start, id, SHOWN, start, end]);
    return [days.reduce((sum, day) => sum + day.gained, 0), days.reduce((sum, day) => sum + day.used, 0)];
  },
  essence: ({ gained, used }: { gained: number; used: number }) => [gained, used],
};

export const pointsLines: HandWritten = {
  play: async ({ rows }, { id }, input) => {
    const lines = await rows<{ id: number; key: string }>(LINES, [
      id,
      SHOWN,
      ...rangeOf(String(input['month'])),
      21,
    ]);
    const vouchers = lines.flatMap(({ key }) => (key.startsWith('voucher:') ? [Number(key.slice(8))] : []));
    if (vouchers.length > 0) await rows<{ shop: string }>(BOUGHT, [vouchers]);
    return lines.slice(0, 20).map((line) => line.id);
  },
  essence: ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id),
};
