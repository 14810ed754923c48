import { DAY, periodEnd, periodKey, startOfDay } from '@jishan/shared/calendar';
import type { Deps } from '../../deps';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import { Refusal } from '../../kernel/errors';
import type { Routes } from '../../kernel/route';
import { allowancesOf, ruleOfVersion, ruleView } from '../rule/service';
import { balanceOf, honourOf } from './service';
import { evidenceOf, lineNumber, lineOf } from './reason';

interface LineRow {
  id: number;
  entry: number;
  amount: number;
  title: string;
  seal: string;
  unit: string;
  at: number;
}

const thisMonth = (now: number) => periodKey('month', now).slice(1);
const monthRange = (month: string) => {
  const start = startOfDay(`${month}-01`);
  return { start, end: periodEnd('month', start) };
};

export function pointsRoutes(deps: Deps): Routes<'points'> {
  return {
    'points.summary': async ({ db, user, now }) => {
      const [balance, honour] = await Promise.all([balanceOf(db, user.id), honourOf(db, user.id, now)]);
      return { balance, today: honour.day, honour };
    },

    'points.month': async ({ db, user, input, now }) => {
      const month = input.month ?? thisMonth(now);
      const { start, end } = monthRange(month);
      const rows = await db.rows<{ day: number; gained: number; used: number }>(
        `SELECT FLOOR((e.created_at - ?) / ${DAY}) + 1 AS day, SUM(IF(e.amount > 0, e.amount, 0)) AS gained,
            SUM(IF(e.amount < 0, -e.amount, 0)) AS used
          FROM accounts a JOIN entries e ON e.account_id = a.id
          WHERE a.kind = 'resident' AND a.owner_id = ? AND e.created_at >= ? AND e.created_at < ?
          GROUP BY day ORDER BY day`,
        [start, user.id, start, end],
      );
      const sum = (pick: (row: (typeof rows)[number]) => number) =>
        rows.reduce((total, row) => total + pick(row), 0);
      return {
        month,
        gained: sum((row) => row.gained),
        used: sum((row) => row.used),
        days: rows.filter((row) => row.gained > 0).map((row) => row.day),
      };
    },

    'points.lines': async ({ db, user, input }) => {
      const size = pageSize(input.size);
      const range = input.month ? monthRange(input.month) : { start: 0, end: Number.MAX_SAFE_INTEGER };
      const [at, entry] = input.cursor ? decodeCursor(input.cursor, 2) : [range.end, 0];
      const rows = await db.rows<LineRow>(
        `SELECT t.id, e.id AS entry, e.amount, t.title, t.seal, r.unit, e.created_at AS at
          FROM accounts a JOIN entries e ON e.account_id = a.id JOIN transfers t ON t.id = e.transfer_id
            JOIN regions r ON r.id = t.unit_id
          WHERE a.kind = 'resident' AND a.owner_id = ? AND e.created_at >= ? AND (e.created_at, e.id) < (?, ?)
            AND e.created_at <= ?
          ORDER BY e.created_at DESC, e.id DESC LIMIT ?`,
        [user.id, range.start, at, entry, at, size + 1],
      );
      return pageOf(
        rows,
        size,
        ({ id, amount, title, seal, unit, at: when }) => ({ id, amount, title, seal, note: unit, at: when }),
        (row) => [row.at, row.entry],
      );
    },

    'points.reason': async ({ db, user, input, now }) => {
      const line = await lineOf(db, user.id, input.transferId);
      if (!line) throw new Refusal('NOT_FOUND', 'transferId');
      const rule =
        line.ruleCode !== null && line.ruleVersion !== null
          ? await ruleOfVersion(db, line.townId, line.ruleCode, line.ruleVersion)
          : null;
      const left = rule ? await allowancesOf(db, user.id, [rule], now) : null;
      return {
        id: line.id,
        amount: line.amount,
        at: line.at,
        number: lineNumber(line.id, line.at),
        rule: rule && ruleView(rule, left?.get(rule.code) ?? null),
        post: line.postId === null ? null : await evidenceOf(db, deps.photos, line.postId, now),
        unit: line.unit,
        reviewers: line.reviewers,
        balanceAfter: line.balanceAfter,
      };
    },
  };
}
