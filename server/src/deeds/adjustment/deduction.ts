import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { Place } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
export type AdjustmentView = Reply<'adjustment.propose'>;
export type AdjustmentKind = AdjustmentView['kind'];

/** A deduction as an appeal against it needs it. */
export interface Deduction extends Place {
  id: number;
  residentId: number;
  points: number;
  state: AdjustmentView['state'];
  transferId: number | null;
  decidedAt: number | null;
}

/** The deduction of that number, or undefined. */
export const deductionOf = (db: Db, id: number): Promise<Deduction | undefined> =>
  db.row<Deduction>(
    sql`SELECT id, resident_id AS residentId, points, state, transfer_id AS transferId, decided_at AS decidedAt,
        town_id AS townId, community_id AS communityId, grid_id AS gridId
      FROM adjustments WHERE id = ${id} AND kind = 'deduct'`,
  );
