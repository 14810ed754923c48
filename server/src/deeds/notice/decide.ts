import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { refuse } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { partSql, decideCase, type DeskCase, type CaseKind } from '../../desk';
import type { Message } from '../../inbox';
import { readHold, recallHold, objectionsClosed } from '../../book';
import { takeSeal } from '../review/publish';
import { OBJECTION_PARTIES, OBJECTION_PARTY_JOINS } from './objecting';
import { words } from './words';

interface Objection extends DeskCase {
  holdId: number;
  transferId: number;
  objectorId: number;
  residentId: number;
  postId: number | null;
  title: string;
  points: number;
  state: 'open' | 'upheld' | 'dismissed';
  unit: string | null;
}

/**
 * Objections at the desk. All objections to the award are locked, in one order, so of two who decide one wins and the
 * other is told. As long as one is open the award cannot be posted, so an upheld one always finds it in notice.
 */
const objectionKind: CaseKind<Objection> = {
  kind: 'objection',
  field: 'id',
  lock: async (db, id) => {
    const target = await db.row<{ transferId: number }>(
      sql`SELECT transfer_id AS transferId FROM objections WHERE id = ${id}`,
    );
    await db.rows(
      sql`SELECT id FROM objections FORCE INDEX (once) WHERE transfer_id = ${target?.transferId ?? 0} ORDER BY objector_id FOR UPDATE`,
    );
  },
  read: (db, id, circle) =>
    db.row<Objection>(
      sql`SELECT o.id, o.hold_id AS holdId, o.transfer_id AS transferId, o.objector_id AS objectorId, o.town_id AS townId,
          o.community_id AS communityId, o.grid_id AS gridId, o.state, d.unit, t.resident_id AS residentId, t.post_id AS postId,
          t.title, t.points, ${partSql(circle, OBJECTION_PARTIES)} AS part
        FROM objections o ${OBJECTION_PARTY_JOINS} LEFT JOIN regions d ON d.id = o.decided_unit_id WHERE o.id = ${id}`,
    ),
  assertOpen: ({ state, unit }) => {
    if (state !== 'open') throw refuse('ALREADY_DECIDED', { unit: unit ?? '同事' }, 'id');
  },
};

export const decideObjection = (
  db: Db,
  user: StaffUser,
  { id, uphold, answer }: Input<'objection.decide'>,
  now: number,
): Promise<Reply<'objection.decide'>> =>
  decideCase(db, objectionKind, user, id, now, async (objection) => {
    const state = uphold ? ('upheld' as const) : ('dismissed' as const);
    const messages = await (uphold ? upheld : dismissed)(db, objection, { user, answer, now });
    return {
      reply: { state },
      decision: uphold ? 'uphold' : 'dismiss',
      after: state,
      note: answer,
      messages,
    };
  });

interface Decision {
  user: StaffUser;
  answer: string;
  now: number;
}

/** The award is taken back; whoever else objected to it was right as well. Gives what those concerned are told. */
async function upheld(
  db: Db,
  objection: Objection,
  { user, answer, now }: Decision,
): Promise<readonly Message[]> {
  const { transferId, postId, residentId } = objection;
  if (postId !== null) await takeSeal(db, user, postId, answer, now);
  const recalled = await recallHold(db, await readHold(db, objection.holdId), {
    key: `objection:${objection.id}`,
    unitId: user.scope.id,
    actorId: user.id,
    note: answer,
    now,
  });
  if (!recalled) throw new Error(`the notice of transfer ${transferId} was closed under an open objection`);
  const open = await db.rows<{ id: number; objectorId: number }>(
    sql`SELECT id, objector_id AS objectorId FROM objections WHERE transfer_id = ${transferId} AND state = 'open' FOR UPDATE`,
  );
  const closed = open.map(({ id }) => id);
  await close(db, 'upheld', closed, { user, answer, now });
  await objectionsClosed(db, transferId, closed.length);
  return [
    ...open.map(({ id, objectorId }) =>
      message(objection, objectorId, id, words.upheldToObjector(objection, answer), now),
    ),
    message(objection, residentId, objection.id, words.upheldToResident(objection, answer), now),
  ];
}

/** The notice goes on; the sweep posts it when its time is over and no other objection is open. */
async function dismissed(db: Db, objection: Objection, decision: Decision): Promise<readonly Message[]> {
  const { id, transferId, objectorId, residentId } = objection;
  await close(db, 'dismissed', [id], decision);
  await objectionsClosed(db, transferId, 1);
  const { answer, now } = decision;
  return [
    message(objection, objectorId, id, words.dismissedToObjector(objection, answer), now),
    message(objection, residentId, id, words.dismissedToResident(objection), now),
  ];
}

async function close(
  db: Db,
  state: 'upheld' | 'dismissed',
  ids: readonly number[],
  { user, answer, now }: Decision,
): Promise<void> {
  await db.run(
    sql`UPDATE objections SET state = ${state}, decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, answer = ${answer}, decided_at = ${now}
      WHERE id IN (${ids}) AND state = 'open'`,
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
