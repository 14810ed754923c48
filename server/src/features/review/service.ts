import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { scopeFilter, type StaffUser } from '../../kernel/identity';
import { waitingSubmissions } from '../submission/service';

export { lockItem, type Item } from './item';
export { claimable, publish, takeSeal } from './publish';

/** How many posts wait for a decision in a staff member's region. */
export async function waitingCount(db: Db, user: StaffUser): Promise<number> {
  const { column, id } = scopeFilter(user);
  const row = await db.row<{ n: number }>(
    `SELECT COUNT(*) AS n FROM posts WHERE ${column} = ? AND state = 'pending'`,
    [id],
  );
  return row?.n ?? 0;
}

type Waiting = Omit<Reply<'review.count'>, 'waiting' | 'decidedToday'>;

/** How many objections, appeals, proposed adjustments and things of shops wait in a staff member's region. */
export async function waitingCases(db: Db, user: StaffUser): Promise<Waiting> {
  const { column, id } = scopeFilter(user);
  const count = async (table: string, state: string) => {
    const row = await db.row<{ n: number }>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${column} = ? AND state = ?`,
      [id, state],
    );
    return row?.n ?? 0;
  };
  return {
    objections: await count('objections', 'open'),
    appeals: await count('appeals', 'open'),
    adjustments: await count('adjustments', 'proposed'),
    submissions: await waitingSubmissions(db, user),
    // Shops lie in communities: a grid's staff decide nothing about them.
    merchantAppeals: column === 'grid_id' ? 0 : await count('merchant_appeals', 'open'),
  };
}
