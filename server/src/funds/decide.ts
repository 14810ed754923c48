import type { Input } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { Refusal, refuse as refusal } from '../kernel/errors';
import type { StaffUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { decideCase, type DeskCase, type CaseKind, circleOf } from '../desk';
import { assertState, merchantRef, readMerchant } from '../shops';
import type { PhotoStore } from '../photos';
import { type MerchantRef, useFund } from '../book';
import { assertNoPart, photosOfUse } from './propose';
import { findUse, proposedView, readFundUse, type ProposedView, type ReadUse } from './fund-use';
import { fundUseRefusedText } from './words';

type Waiting = Omit<ReadUse, 'communityId'> & DeskCase & { ofCommunity: number | null };

/** Uses of funds at the desk. No community has the number 0: of a fund of the whole town only the town's staff decide. */
const useKind: CaseKind<Waiting> = {
  kind: 'fund-use',
  field: 'useId',
  lock: (db, id) => db.row(sql`SELECT id FROM fund_uses WHERE id = ${id} FOR UPDATE`),
  read: async (db, id, circle) => {
    const use = await findUse(db, id, circle);
    return use && { ...use, communityId: use.communityId ?? 0, gridId: null, ofCommunity: use.communityId };
  },
  partCode: ({ proposedBy }, { userId }) => (proposedBy === userId ? 'SECOND_NEEDED' : 'DECIDE_OTHER'),
  assertOpen: ({ state, deciderUnit }) => {
    if (state !== 'proposed') throw refusal('ALREADY_DECIDED', { unit: deciderUnit ?? '同事' }, 'useId');
  },
};

/** Refusing is also taking back what one has proposed oneself. */
const refusedKind: CaseKind<Waiting> = {
  ...useKind,
  read: async (db, id, circle) => {
    const use = await useKind.read(db, id, circle);
    return use?.proposedBy === circle.userId ? { ...use, part: 0 } : use;
  },
};

/** A second person agrees, and the points move. The guarded UPDATE and the book each refuse what is not there. */
export const confirmFundUse = (
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  { useId }: Input<'fund.confirm'>,
  now: number,
): Promise<ProposedView> =>
  decideCase(db, useKind, user, useId, now, async (use, circle) => {
    const to = use.merchantId === null ? null : await payable(db, use, use.merchantId, now);
    const { affectedRows } = await db.run(
      sql`UPDATE funds SET used = used + ${use.points} WHERE id = ${use.fundId} AND used + ${use.points} <= received`,
    );
    if (affectedRows !== 1) throw new Refusal('FUND_SHORT', 'useId');
    const transferId = await useFund(db, {
      key: `fund-use:${use.id}`,
      townId: use.townId,
      // Of a fund of the whole town: where the one who confirms it belongs.
      communityId: use.ofCommunity ?? user.communityId,
      fundId: use.fundId,
      points: use.points,
      to,
      unitId: user.scope.id,
      actorId: use.proposedBy,
      secondActorId: user.id,
      note: use.purpose,
      now,
    });
    await db.run(
      sql`UPDATE fund_uses SET state = 'done', decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, transfer_id = ${transferId}, decided_at = ${now} WHERE id = ${use.id}`,
    );
    await photos.show(
      db,
      photos.parse(use.photos).map(({ id }) => id),
      photosOfUse(use.id),
    );
    return {
      reply: proposedView(await readFundUse(db, use.id, circle), photos, user.id, now),
      decision: 'agree',
      after: 'done',
      messages: [],
    };
  });

/** The shop as it is now: it may have been suspended, or have taken on who proposed to pay it. */
async function payable(
  db: Db,
  { proposedBy }: Waiting,
  merchantId: number,
  now: number,
): Promise<MerchantRef> {
  const merchant = await readMerchant(db, merchantId);
  assertState(merchant, 'open', 'paused');
  assertNoPart(await circleOf(db, proposedBy, now), merchantId, 'useId');
  return merchantRef(merchant);
}

/** It is not done: a colleague says why, or who proposed it takes it back. */
export const refuseFundUse = (
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  { useId, answer }: Input<'fund.refuse'>,
  now: number,
): Promise<ProposedView> =>
  decideCase(db, refusedKind, user, useId, now, async (use, circle) => {
    await db.run(
      sql`UPDATE fund_uses SET state = 'refused', decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, answer = ${answer}, photos = '[]', decided_at = ${now}
        WHERE id = ${use.id}`,
    );
    // Nothing will show them: they are free to go.
    await photos.release(db, photosOfUse(use.id));
    const isOwn = use.proposedBy === user.id;
    return {
      reply: proposedView(await readFundUse(db, use.id, circle), photos, user.id, now),
      decision: isOwn ? 'take-back' : 'refuse',
      after: 'refused',
      note: answer,
      messages: isOwn
        ? []
        : [
            {
              userId: use.proposedBy,
              cause: `fund-use:${use.id}`,
              kind: 'fund',
              text: fundUseRefusedText(use.fund, use.points, answer),
              subjectId: use.fundId,
              now,
            },
          ],
    };
  });
