import type { Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { monthRange } from '../book-lines';

type Statement = Reply<'points.statement'>;
export type StatementLine = Statement['items'][number];
export type Totals = Pick<Statement, 'opening' | 'closing' | 'gained' | 'used'>;

/** Whose account a statement is of. */
export interface Owner {
  kind: 'resident' | 'merchant';
  id: number;
}

/**
 * What stood on an account when a month began and ended, and what came and went. Counted back from the balance of
 * now, over the lines' own instants: a sweep may write a line after one with a later instant, so that the balance noted
 * behind the last line before midnight is not always the balance at midnight.
 */
export async function totalsOf(db: Db, owner: Owner, month: string): Promise<Totals> {
  const { start, end } = monthRange(month);
  const row = await db.row<{ opening: number; gained: number; used: number }>(
    sql`SELECT a.balance - COALESCE(SUM(e.amount), 0) AS opening,
        COALESCE(SUM(IF(e.created_at < ${end} AND e.amount > 0, e.amount, 0)), 0) AS gained,
        COALESCE(SUM(IF(e.created_at < ${end} AND e.amount < 0, -e.amount, 0)), 0) AS used
      FROM accounts a LEFT JOIN entries e ON e.account_id = a.id AND e.created_at >= ${start}
      WHERE a.kind = ${owner.kind} AND a.owner_id = ${owner.id} GROUP BY a.id, a.balance`,
  );
  const { opening, gained, used } = row ?? { opening: 0, gained: 0, used: 0 };
  return { opening, gained, used, closing: opening + gained - used };
}

interface Asked {
  cursor?: string | undefined;
  size?: number | undefined;
}

/** A page of a month's movements, oldest first, each with the balance behind it. */
export async function statementLinesOf(
  db: Db,
  owner: Owner,
  month: string,
  opening: number,
  asked: Asked,
): Promise<Pick<Statement, 'items' | 'next'>> {
  const { start, end } = monthRange(month);
  const page = keyset(asked, { by: ['l.at', 'l.entry'] });
  const lines = await db.rows<StatementLine & { entry: number }>(
    sql`SELECT l.transfer_id AS id, l.entry, l.at, l.amount, ${opening} + l.moved AS balance, t.title, IF(t.note = '', r.unit, t.note) AS note
      FROM (
        SELECT e.transfer_id, e.id AS entry, e.created_at AS at, e.amount,
            SUM(e.amount) OVER (ORDER BY e.created_at, e.id) AS moved
          FROM accounts a JOIN entries e ON e.account_id = a.id
          WHERE a.kind = ${owner.kind} AND a.owner_id = ${owner.id} AND e.created_at >= ${start} AND e.created_at < ${end}) l
        JOIN transfers t ON t.id = l.transfer_id JOIN regions r ON r.id = t.unit_id
      WHERE ${page.after} ${page.inOrder}`,
  );
  return page.of(
    lines,
    (line) => line,
    (line) => [line.at, line.entry],
  );
}

/** A month of an account, a page of its movements at a time. */
export async function statementOf(
  db: Db,
  owner: Owner,
  { month, ...asked }: Asked & { month: string },
): Promise<Statement> {
  const totals = await totalsOf(db, owner, month);
  return { month, ...totals, ...(await statementLinesOf(db, owner, month, totals.opening, asked)) };
}
