import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { covers, type Place, type StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { recordDecision, decideCase, type CaseKind, circleOf, hasPart, type Circle } from '../../desk';
import type { Message } from '../../inbox';
import { settingsOf, lockResident } from '../../book';
import { aloneLeft } from './alone';
import { postAdjustment } from './post-adjustment';
import { adjustmentView, selectAdjustment, type AdjustmentRow } from './views';
import { adjustmentRefusedText } from './words';

type Proposal = Input<'adjustment.propose'>;

/**
 * Proposes an adjustment of a resident's points. What one person may do alone is posted at once; a deduction never is, and
 * nobody adjusts the points of those with whom they have a part.
 */
export async function proposeAdjustment(
  db: Db,
  user: StaffUser,
  given: Proposal,
  now: number,
): Promise<Reply<'adjustment.propose'>> {
  const { kind, residentId, points, reason } = given;
  const home = await homeOf(db, residentId);
  // Who lives elsewhere is as good as not there.
  if (!home || !covers(user, home)) throw new Refusal('NOT_FOUND', 'residentId');
  const circle = await circleOf(db, user.id, now);
  if (hasPart(circle, { people: [residentId] })) throw new Refusal('DECIDE_OTHER', 'residentId');
  const isAlone = await mayAlone(db, user, home, given, now);
  const { insertId: id } = await db.run(
    sql`INSERT INTO adjustments (kind, state, town_id, community_id, grid_id, resident_id, points, reason, proposed_by,
        proposed_unit_id, created_at) VALUES (${kind}, 'proposed', ${home.townId}, ${home.communityId}, ${home.gridId}, ${residentId}, ${points}, ${reason}, ${user.id}, ${user.scope.id}, ${now})`,
  );
  if (isAlone) {
    const transferId = await postAdjustment(db, await readAdjustment(db, id, circle), null, now);
    await db.run(
      sql`UPDATE adjustments SET state = 'posted', transfer_id = ${transferId}, decided_at = ${now} WHERE id = ${id}`,
    );
  }
  await recordDecision(db, {
    ...{ kind: 'adjustment', subjectId: id, decision: isAlone ? 'alone' : 'propose' },
    ...{ actorId: user.id, unitId: user.scope.id, townId: home.townId, communityId: home.communityId },
    ...{ before: '', after: isAlone ? 'posted' : 'proposed', note: reason, now },
  });
  return adjustmentView(await readAdjustment(db, id, circle));
}

/** Whether nobody else need agree. The resident's points stay locked, so that two proposals at once count each other. */
async function mayAlone(
  db: Db,
  user: StaffUser,
  { townId, communityId }: Place,
  { kind, residentId, points }: Proposal,
  now: number,
): Promise<boolean> {
  const { adjustAloneUpTo: upTo } = await settingsOf(db, townId, communityId);
  if (kind === 'deduct' || points > upTo) return false;
  await lockResident(db, residentId, townId);
  const leftFor = await aloneLeft(db, user.id, [{ id: residentId, upTo }], now);
  return points <= leftFor(residentId);
}

/** Proposals at the desk. */
const adjustmentKind: CaseKind<AdjustmentRow> = {
  kind: 'adjustment',
  field: 'id',
  lock: (db, id) => db.row(sql`SELECT id FROM adjustments WHERE id = ${id} FOR UPDATE`),
  read: findAdjustment,
  partCode: ({ proposedBy }, { userId }) => (proposedBy === userId ? 'SECOND_NEEDED' : 'DECIDE_OTHER'),
  assertOpen: ({ state, deciderUnit }) => {
    if (state !== 'proposed') throw refuse('ALREADY_DECIDED', { unit: deciderUnit ?? '同事' }, 'id');
  },
};

/** Decides somebody else's proposal, once, as it was proposed. */
export const decideAdjustment = (
  db: Db,
  user: StaffUser,
  { id, agree, answer }: Input<'adjustment.decide'>,
  now: number,
): Promise<Reply<'adjustment.decide'>> =>
  decideCase(db, adjustmentKind, user, id, now, async (proposal, circle) => {
    const transferId = agree ? await postAdjustment(db, proposal, user.id, now) : null;
    const after = agree ? 'posted' : 'refused';
    await db.run(
      sql`UPDATE adjustments SET state = ${after}, decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, answer = ${answer}, transfer_id = ${transferId}, decided_at = ${now}
        WHERE id = ${id}`,
    );
    return {
      reply: adjustmentView(await readAdjustment(db, id, circle)),
      decision: agree ? 'agree' : 'refuse',
      after,
      note: answer,
      messages: agree ? [] : [refusedMessage(proposal, answer, now)],
    };
  });

const refusedMessage = (
  { id, kind, name, points, proposedBy }: AdjustmentRow,
  answer: string,
  now: number,
): Message => ({
  userId: proposedBy,
  cause: `adjustment:${id}`,
  kind: 'adjustment',
  text: adjustmentRefusedText(kind, name, points, answer),
  // Nothing of the proposer's own stands behind it.
  subjectId: null,
  now,
});

function findAdjustment(db: Db, id: number, circle: Circle): Promise<AdjustmentRow | undefined> {
  return db.row<AdjustmentRow>(sql`${selectAdjustment(circle)} WHERE a.id = ${id}`);
}

async function readAdjustment(db: Db, id: number, circle: Circle): Promise<AdjustmentRow> {
  const row = await findAdjustment(db, id, circle);
  if (!row) throw new Error(`adjustment ${id} is gone`);
  return row;
}

/** Where a resident lives; undefined for who belongs nowhere yet. */
const homeOf = (db: Db, residentId: number) =>
  db.row<Place>(
    sql`SELECT town_id AS townId, community_id AS communityId, grid_id AS gridId FROM users
      WHERE id = ${residentId} AND community_id IS NOT NULL`,
  );
