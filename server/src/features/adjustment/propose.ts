import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { covers, type Place, type StaffUser } from '../../kernel/identity';
import { tell } from '../message/service';
import { settingsOf } from '../points/service';
import { postAdjustment } from './post';
import { adjustmentView, SELECT_ADJUSTMENT, type AdjustmentRow } from './views';
import { refusedText } from './words';

/**
 * Proposes an adjustment of a resident's points. What one person may do alone is posted at once; a deduction never is, and
 * nobody adjusts their own points.
 */
export async function propose(
  db: Db,
  user: StaffUser,
  { kind, residentId, points, reason }: Input<'adjustment.propose'>,
  now: number,
): Promise<Reply<'adjustment.propose'>> {
  const home = await homeOf(db, residentId);
  if (!covers(user, home)) throw new Refusal('OUT_OF_SCOPE', 'residentId');
  if (residentId === user.id) throw new Refusal('DECIDE_OTHER', 'residentId');
  const { insertId } = await db.run(
    `INSERT INTO adjustments (kind, state, town_id, community_id, grid_id, resident_id, points, reason, proposed_by,
        proposed_unit_id, created_at) VALUES (?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      kind,
      home.townId,
      home.communityId,
      home.gridId,
      residentId,
      points,
      reason,
      user.id,
      user.scope.id,
      now,
    ],
  );
  const { adjustAloneUpTo } = await settingsOf(db, home.townId, home.communityId);
  if (kind !== 'deduct' && points <= adjustAloneUpTo) {
    const transferId = await postAdjustment(db, await readAdjustment(db, insertId), null, now);
    await db.run("UPDATE adjustments SET state = 'posted', transfer_id = ?, decided_at = ? WHERE id = ?", [
      transferId,
      now,
      insertId,
    ]);
  }
  return adjustmentView(await readAdjustment(db, insertId), user);
}

/** Decides somebody else's proposal, once: its row is locked first. */
export async function decideAdjustment(
  db: Db,
  user: StaffUser,
  { id, agree, answer }: Input<'adjustment.decide'>,
  now: number,
): Promise<Reply<'adjustment.decide'>> {
  await db.row('SELECT id FROM adjustments WHERE id = ? FOR UPDATE', [id]);
  const proposal = await readAdjustment(db, id);
  if (!covers(user, proposal)) throw new Refusal('OUT_OF_SCOPE', 'id');
  if (proposal.state !== 'proposed')
    throw refuse('ALREADY_DECIDED', { unit: proposal.deciderUnit ?? '同事' }, 'id');
  if (proposal.proposedBy === user.id) throw new Refusal('SECOND_NEEDED', 'id');
  if (proposal.residentId === user.id) throw new Refusal('DECIDE_OTHER', 'id');
  const transferId = agree ? await postAdjustment(db, proposal, user.id, now) : null;
  if (!agree) await tellProposer(db, proposal, answer, now);
  await db.run(
    `UPDATE adjustments SET state = ?, decided_by = ?, decided_unit_id = ?, answer = ?, transfer_id = ?, decided_at = ?
      WHERE id = ?`,
    [agree ? 'posted' : 'refused', user.id, user.scope.id, answer, transferId, now, id],
  );
  return adjustmentView(await readAdjustment(db, id), user);
}

const tellProposer = (
  db: Db,
  { id, kind, name, points, proposedBy }: AdjustmentRow,
  answer: string,
  now: number,
) =>
  tell(db, {
    userId: proposedBy,
    cause: `adjustment:${id}`,
    kind: 'adjustment',
    text: refusedText(kind, name, points, answer),
    // Nothing of the proposer's own stands behind it.
    subjectId: null,
    now,
  });

async function readAdjustment(db: Db, id: number): Promise<AdjustmentRow> {
  const row = await db.row<AdjustmentRow>(`${SELECT_ADJUSTMENT} WHERE a.id = ?`, [id]);
  if (!row) throw new Refusal('NOT_FOUND', 'id');
  return row;
}

/** Where a resident lives; NOT_FOUND for who belongs nowhere yet. */
async function homeOf(db: Db, residentId: number): Promise<Place> {
  const home = await db.row<Place>(
    `SELECT town_id AS townId, community_id AS communityId, grid_id AS gridId FROM users
      WHERE id = ? AND community_id IS NOT NULL`,
    [residentId],
  );
  if (!home) throw new Refusal('NOT_FOUND', 'residentId');
  return home;
}
