import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import type { SettledUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import type { PhotoStore } from '../photos';
import { donatePoints } from '../book';
import { fundView, readFund, type Fund } from './fund';
import { giftSeal, giftTitle } from './words';

/** Gives points to a fund of one's town: the fund's row first, then the giver's, and the fund's account last. */
export async function giveToFund(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { fundId, points, anonymous }: Input<'fund.give'>,
  now: number,
): Promise<Reply<'fund.give'>> {
  const fund = await readFund(db, fundId);
  if (fund.townId !== user.townId) throw new Refusal('NOT_FOUND', 'fundId');
  await count(db, fundId, user.id, points, now);
  const { insertId: giftId } = await db.run(
    sql`INSERT INTO fund_gifts (fund_id, user_id, points, anonymous, created_at) VALUES (${fundId}, ${user.id}, ${points}, ${anonymous ? 1 : 0}, ${now})`,
  );
  const transferId = await pay(db, user, fund, giftId, points, now);
  return { giftId, transferId, fund: fundView(await readFund(db, fundId), photos, now) };
}

/** The UPDATE says whether the fund still takes gifts, and is the lock of what follows. */
async function count(db: Db, fundId: number, userId: number, points: number, now: number): Promise<void> {
  const { affectedRows } = await db.run(
    sql`UPDATE funds SET received = received + ${points}, gifts = gifts + 1
      WHERE id = ${fundId} AND closed = 0 AND (until_at IS NULL OR until_at > ${now})`,
  );
  if (affectedRows !== 1) throw new Refusal('FUND_CLOSED', 'fundId');
  const before = await db.run(
    sql`UPDATE fund_givers SET points = points + ${points} WHERE fund_id = ${fundId} AND user_id = ${userId}`,
  );
  if (before.affectedRows === 1) return;
  await db.run(
    sql`INSERT INTO fund_givers (fund_id, user_id, points) VALUES (${fundId}, ${userId}, ${points})`,
  );
  await db.run(sql`UPDATE funds SET givers = givers + 1 WHERE id = ${fundId}`);
}

const pay = (db: Db, user: SettledUser, fund: Fund, giftId: number, points: number, now: number) =>
  donatePoints(db, {
    key: `gift:${giftId}`,
    townId: user.townId,
    communityId: user.communityId,
    residentId: user.id,
    fundId: fund.id,
    points,
    reason: { title: giftTitle(fund.title), seal: giftSeal, unitId: fund.unitId },
    now,
  }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'POINTS_SHORT'
      ? new Refusal('POINTS_SHORT', 'points')
      : error;
  });
