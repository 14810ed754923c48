import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { tell } from '../../inbox';
import { payBonus, payCompensation, deductPoints, type Adjustment } from '../../book';
import type { AdjustmentRow } from './views';
import { adjustedText } from './words';

/** Moves the points of an agreed adjustment and tells the resident. Gives the transfer, null when all of it is owed. */
export async function postAdjustment(
  db: Db,
  row: AdjustmentRow,
  secondActorId: number | null,
  now: number,
): Promise<number | null> {
  const { id, kind, residentId, points, reason } = row;
  const transferId = await movePoints(db, row, {
    key: `adjust:${id}`,
    townId: row.townId,
    communityId: row.communityId,
    residentId,
    points,
    unitId: row.proposedUnitId,
    actorId: row.proposedBy,
    secondActorId,
    note: reason,
    now,
  });
  await tell(db, {
    userId: residentId,
    cause: `adjustment:${id}`,
    kind: kind === 'deduct' ? 'deduction' : 'adjustment',
    text: adjustedText(kind, points, reason, kind === 'deduct' ? await owedOf(db, id) : 0),
    subjectId: id,
    now,
  });
  return transferId;
}

function movePoints(db: Db, { id, kind }: AdjustmentRow, given: Adjustment): Promise<number | null> {
  switch (kind) {
    case 'deduct':
      return deductPoints(db, id, given);
    case 'bonus':
      return payBonus(db, given);
    case 'correct':
    case 'compensate':
      return payCompensation(db, kind, given);
  }
}

/** What a deduction could not take from the balance. */
async function owedOf(db: Db, id: number): Promise<number> {
  const debt = await db.row<{ owed: number }>(
    sql`SELECT amount - repaid AS owed FROM debts WHERE deduction_id = ${id}`,
  );
  return debt?.owed ?? 0;
}
