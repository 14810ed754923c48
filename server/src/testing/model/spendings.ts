import { HOUR } from '@jishan/shared/calendar';
import { readHold } from '../../book/holds';
import { donatePoints } from '../../book/donate';
import { cancelSpending, holdForSpending, settleSpending, undoSpending } from '../../book/spending';
import { closing, lately, type Operation } from './operation';

/* Spending: set aside, settled at a shop, cancelled, undone; and given to a fund. */

const holding: Operation = async (db, { world, shared, random, now }) => {
  const { id: residentId, communityId } = random.pick(world.residents);
  const amount = 1 + random.below(60);
  const key = `spend:${++shared.serial}`;
  const reason = { title: '换包子', seal: '兑换', unitId: communityId };
  const holdId = await holdForSpending(db, {
    key,
    townId: world.townId,
    communityId,
    residentId,
    amount,
    reason,
    dueAt: now + 6 * HOUR,
    now,
  });
  const { openedBy } = await readHold(db, holdId);
  return {
    order: openedBy,
    seen: () => shared.spendings.push(holdId),
    tell: (reference) => reference.hold({ holdId, transferId: openedBy, residentId, amount }),
  };
};

const settling: Operation = async (db, { world, shared, random, now }) => {
  const id = lately(shared.spendings, random);
  if (id === null) return null;
  const shop = random.pick(world.shops);
  const reason = { title: '换包子', seal: '兑换', unitId: world.townId };
  const transferId = await settleSpending(db, id, shop, reason, now);
  if (transferId === null) return null;
  return {
    order: transferId,
    seen: () => shared.settled.push({ holdId: id, shop }),
    tell: (reference) => reference.settle(id, shop, now),
  };
};

const cancelling: Operation = async (db, { world, shared, random, now }) => {
  const id = lately(shared.spendings, random);
  if (id === null || !(await cancelSpending(db, id, world.townId, now))) return null;
  const { transferId } = await closing(db, id);
  return { order: transferId, tell: (reference) => reference.cancel(id) };
};

const undoing: Operation = async (db, { world, shared, random, now }) => {
  const settled = lately(shared.settled, random);
  if (settled === null) return null;
  const { holdId, shop } = settled;
  const given = { unitId: world.townId, actorId: 1, note: '点错了', now };
  const transferId = await undoSpending(db, holdId, { key: `undo:${++shared.serial}`, from: shop, ...given });
  if (transferId === null) return null;
  return { order: transferId, tell: (reference) => reference.undo(holdId, shop, now) };
};

const donating: Operation = async (db, { world, shared, random, now }) => {
  const { id: residentId, communityId } = random.pick(world.residents);
  const points = 1 + random.below(10);
  const transferId = await donatePoints(db, {
    key: `donate:${++shared.serial}`,
    townId: world.townId,
    communityId,
    residentId,
    fundId: world.fund.ownerId,
    points,
    reason: { title: '捐给敬老院', seal: '捐赠', unitId: communityId },
    now,
  });
  return {
    order: transferId,
    tell: (reference) => reference.donate(residentId, points, world.fund.accountId),
  };
};

/** Each as often as it stands here. */
export const SPENDINGS: readonly Operation[] = [
  holding,
  holding,
  holding,
  holding,
  settling,
  settling,
  settling,
  cancelling,
  cancelling,
  undoing,
  donating,
];
