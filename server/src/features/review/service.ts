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

const TO_GRANT =
  " AND audience IN ('list', 'need') AND granted < quota AND (valid_until IS NULL OR valid_until > ?)";

type Waiting = Omit<Reply<'review.count'>, 'waiting' | 'decidedToday'>;

/** How many objections, appeals, proposed adjustments, things of shops and of kindness wait in a staff member's region. */
export async function waitingCases(db: Db, user: StaffUser, now: number): Promise<Waiting> {
  const { column, id } = scopeFilter(user);
  const count = async (table: string, state: string, more = '', params: unknown[] = []) => {
    const row = await db.row<{ n: number }>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${column} = ? AND state = ?${more}`,
      [id, state, ...params],
    );
    return row?.n ?? 0;
  };
  // Shops and funds lie in communities: a grid's staff decide nothing about them.
  const ofShops = async (...asked: Parameters<typeof count>) => (column === 'grid_id' ? 0 : count(...asked));
  return {
    objections: await count('objections', 'open'),
    appeals: await count('appeals', 'open'),
    adjustments: await count('adjustments', 'proposed'),
    submissions: await waitingSubmissions(db, user),
    merchantAppeals: await ofShops('merchant_appeals', 'open'),
    fundUses: await ofShops('fund_uses', 'proposed'),
    cardsToGrant: await ofShops('cards', 'open', TO_GRANT, [now]),
  };
}
