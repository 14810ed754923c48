import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { covers, type Place, type StaffUser } from '../../kernel/identity';
import { tellAll, type Message } from '../message/service';
import { objectionsClosed, readHold, recall } from '../points/service';
import { takeSeal } from '../review/service';
import { asked, HAD_NO_PART } from './objections';
import { words } from './words';

interface Objection extends Place {
  id: number;
  holdId: number;
  transferId: number;
  objectorId: number;
  residentId: number;
  postId: number | null;
  title: string;
  points: number;
  state: 'open' | 'upheld' | 'dismissed';
  unit: string | null;
  hadNoPart: 0 | 1;
}

/**
 * Decides an objection. All objections to the award are locked first, in one order, so of two who decide one wins and the
 * other is told. As long as one is open the award cannot be posted, so an upheld one always finds it in notice.
 */
export async function decideObjection(
  db: Db,
  user: StaffUser,
  { id, uphold, answer }: Input<'objection.decide'>,
  now: number,
): Promise<Reply<'objection.decide'>> {
  const objection = await lockObjection(db, user, id);
  if (!covers(user, objection)) throw new Refusal('OUT_OF_SCOPE', 'id');
  if (objection.state !== 'open') throw refuse('ALREADY_DECIDED', { unit: objection.unit ?? '同事' }, 'id');
  if (objection.hadNoPart === 0) throw new Refusal('DECIDE_OTHER', 'id');
  const decision = { user, answer, now };
  if (uphold) await upheld(db, objection, decision);
  else await dismissed(db, objection, decision);
  return { state: uphold ? 'upheld' : 'dismissed' };
}

async function lockObjection(db: Db, user: StaffUser, id: number): Promise<Objection> {
  const target = await db.row<{ transferId: number }>(
    'SELECT transfer_id AS transferId FROM objections WHERE id = ?',
    [id],
  );
  if (!target) throw new Refusal('NOT_FOUND', 'id');
  await db.rows(
    'SELECT id FROM objections FORCE INDEX (once) WHERE transfer_id = ? ORDER BY objector_id FOR UPDATE',
    [target.transferId],
  );
  const objection = await db.row<Objection>(
    `SELECT o.id, o.hold_id AS holdId, o.transfer_id AS transferId, o.objector_id AS objectorId, o.town_id AS townId,
        o.community_id AS communityId, o.grid_id AS gridId, o.state, d.unit, t.resident_id AS residentId, t.post_id AS postId,
        t.title, t.points, ${HAD_NO_PART} AS hadNoPart
      FROM objections o JOIN transfers t ON t.id = o.transfer_id LEFT JOIN regions d ON d.id = o.decided_unit_id WHERE o.id = ?`,
    [...asked(user), id],
  );
  if (!objection) throw new Refusal('NOT_FOUND', 'id');
  return objection;
}

interface Decision {
  user: StaffUser;
  answer: string;
  now: number;
}

/** The award is taken back; whoever else objected to it was right as well. */
async function upheld(db: Db, objection: Objection, { user, answer, now }: Decision): Promise<void> {
  const { transferId, postId, residentId } = objection;
  if (postId !== null) await takeSeal(db, user, postId, answer, now);
  const recalled = await recall(db, await readHold(db, objection.holdId), {
    key: `objection:${objection.id}`,
    unitId: user.scope.id,
    actorId: user.id,
    note: answer,
    now,
  });
  if (!recalled) throw new Error(`the notice of transfer ${transferId} was closed under an open objection`);
  const open = await db.rows<{ id: number; objectorId: number }>(
    "SELECT id, objector_id AS objectorId FROM objections WHERE transfer_id = ? AND state = 'open' FOR UPDATE",
    [transferId],
  );
  const closed = open.map(({ id }) => id);
  await close(db, 'upheld', closed, { user, answer, now });
  await objectionsClosed(db, transferId, closed.length);
  await tellAll(db, [
    ...open.map(({ id, objectorId }) =>
      message(objection, objectorId, id, words.upheldToObjector(objection, answer), now),
    ),
    message(objection, residentId, objection.id, words.upheldToResident(objection, answer), now),
  ]);
}

/** The notice goes on; the sweep posts it when its time is over and no other objection is open. */
async function dismissed(db: Db, objection: Objection, decision: Decision): Promise<void> {
  const { id, transferId, objectorId, residentId } = objection;
  await close(db, 'dismissed', [id], decision);
  await objectionsClosed(db, transferId, 1);
  const { answer, now } = decision;
  await tellAll(db, [
    message(objection, objectorId, id, words.dismissedToObjector(objection, answer), now),
    message(objection, residentId, id, words.dismissedToResident(objection), now),
  ]);
}

async function close(
  db: Db,
  state: 'upheld' | 'dismissed',
  ids: readonly number[],
  { user, answer, now }: Decision,
): Promise<void> {
  await db.run(
    `UPDATE objections SET state = ?, decided_by = ?, decided_unit_id = ?, answer = ?, decided_at = ?
      WHERE id IN (?) AND state = 'open'`,
    [state, user.id, user.scope.id, answer, now, ids],
  );
}

const message = (
  { transferId }: Objection,
  userId: number,
  objectionId: number,
  text: string,
  now: number,
): Message => ({
  userId,
  cause: `objection:${objectionId}`,
  kind: 'objection',
  text,
  subjectId: transferId,
  now,
});
