import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal, refuse as refusal } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { assertState, merchantRef, readMerchant } from '../merchant/service';
import { tell } from '../message/service';
import type { PhotoStore } from '../photo/service';
import { useFund, type MerchantRef } from '../points/service';
import { assertAnswers } from './funds';
import { assertNoPart, usedBy } from './propose';
import { proposedView, readUse, type ProposedView, type Use } from './uses';
import { refusedText } from './words';

/** A use that waits, its row locked, with somebody who answers for the fund and has no part in the shop. */
async function lockWaiting(db: Db, user: StaffUser, useId: number): Promise<Use> {
  await db.row('SELECT id FROM fund_uses WHERE id = ? FOR UPDATE', [useId]);
  const use = await readUse(db, useId);
  assertAnswers(user, use, 'useId');
  if (use.state !== 'proposed')
    throw refusal('ALREADY_DECIDED', { unit: use.deciderUnit ?? '同事' }, 'useId');
  await assertNoPart(db, user.id, use.merchantId, 'useId');
  return use;
}

/** A second person agrees, and the points move. The guarded UPDATE and the book each refuse what is not there. */
export async function confirm(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  { useId }: Input<'fund.confirm'>,
  now: number,
): Promise<ProposedView> {
  const use = await lockWaiting(db, user, useId);
  if (use.proposedBy === user.id) throw new Refusal('SECOND_NEEDED', 'useId');
  const to = use.merchantId === null ? null : await payable(db, use, use.merchantId);
  const { affectedRows } = await db.run(
    'UPDATE funds SET used = used + ? WHERE id = ? AND used + ? <= received',
    [use.points, use.fundId, use.points],
  );
  if (affectedRows !== 1) throw new Refusal('FUND_SHORT', 'useId');
  const transferId = await useFund(db, {
    key: `fund-use:${use.id}`,
    townId: use.townId,
    // Of a fund of the whole town: where the one who confirms it belongs.
    communityId: use.communityId ?? user.communityId,
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
    "UPDATE fund_uses SET state = 'done', decided_by = ?, decided_unit_id = ?, transfer_id = ?, decided_at = ? WHERE id = ?",
    [user.id, user.scope.id, transferId, now, use.id],
  );
  await photos.show(
    db,
    photos.parse(use.photos).map(({ id }) => id),
    usedBy(use.id),
  );
  return proposedView(await readUse(db, use.id), photos, { userId: user.id, decides: false }, now);
}

/** The shop as it is now: it may have been suspended, or have taken on who proposed to pay it. */
async function payable(db: Db, { proposedBy }: Use, merchantId: number): Promise<MerchantRef> {
  const merchant = await readMerchant(db, merchantId);
  assertState(merchant, 'open', 'paused');
  await assertNoPart(db, proposedBy, merchantId, 'useId');
  return merchantRef(merchant);
}

/** It is not done: a colleague says why, or who proposed it takes it back. */
export async function refuse(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  { useId, answer }: Input<'fund.refuse'>,
  now: number,
): Promise<ProposedView> {
  const use = await lockWaiting(db, user, useId);
  await db.run(
    `UPDATE fund_uses SET state = 'refused', decided_by = ?, decided_unit_id = ?, answer = ?, photos = '[]', decided_at = ?
      WHERE id = ?`,
    [user.id, user.scope.id, answer, now, use.id],
  );
  await photos.release(db, usedBy(use.id));
  if (use.proposedBy !== user.id)
    await tell(db, {
      userId: use.proposedBy,
      cause: `fund-use:${use.id}`,
      kind: 'fund',
      text: refusedText(use.fund, use.points, answer),
      subjectId: use.fundId,
      now,
    });
  return proposedView(await readUse(db, use.id), photos, { userId: user.id, decides: false }, now);
}
