import type { Input } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import type { StaffUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import type { PhotoStore } from '../photos';
import { homeAt } from '../people';
import { assertAnswers, fundView, readFund, type FundView } from './fund';

const FURTHEST = 2 * 366 * DAY;

/** Opens a fund of a community or of the town, by who answers for it. */
export async function openFund(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  { title, cause, communityId, goal, until, photos: photoIds }: Input<'fund.open'>,
  now: number,
): Promise<FundView> {
  const townId = communityId === null ? user.townId : (await homeAt(db, communityId, undefined)).townId;
  assertAnswers(user, { townId, communityId }, 'communityId');
  if (until !== null && (until <= now || until > now + FURTHEST)) throw new Refusal('FUND_UNTIL', 'until');
  const { insertId: fundId } = await db.run(
    sql`INSERT INTO funds (town_id, community_id, title, cause, goal, until_at, photos, opened_by, unit_id, created_at)
      VALUES (${townId}, ${communityId}, ${title}, ${cause}, ${goal}, ${until}, '[]', ${user.id}, ${user.scope.id}, ${now})`,
  );
  const usedBy = `fund:${fundId}`;
  const kept = await photos.claim(db, user, photoIds, usedBy);
  await photos.show(db, photoIds, usedBy);
  await db.run(sql`UPDATE funds SET photos = ${kept} WHERE id = ${fundId}`);
  return fundView(await readFund(db, fundId), photos, now);
}

/** Ends a fund: its row refuses the next gift, and what is left stays to be used. Ending twice is ending once. */
export async function closeFund(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  fundId: number,
  now: number,
): Promise<FundView> {
  assertAnswers(user, await readFund(db, fundId));
  await db.run(sql`UPDATE funds SET closed = 1, closed_at = ${now} WHERE id = ${fundId} AND closed = 0`);
  return fundView(await readFund(db, fundId), photos, now);
}
