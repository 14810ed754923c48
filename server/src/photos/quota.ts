import { periodStart } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { sql } from '../kernel/sql';

/**
 * Throws PHOTO_QUOTA when a user's photos of this day (in Shanghai) and `bytes` more pass what one may upload in a day.
 * Counted before the photo is drawn; uploads at the same time may together pass it by what a user may send at a time.
 */
export async function assertQuota(db: Db, ownerId: number, bytes: number, now: number): Promise<void> {
  const used = await db.row<{ bytes: number }>(
    sql`SELECT COALESCE(SUM(bytes), 0) AS bytes FROM photos WHERE owner_id = ${ownerId} AND created_at >= ${periodStart('day', now)}`,
  );
  if ((used?.bytes ?? 0) + bytes > LIMITS.photoBytesPerDay) throw new Refusal('PHOTO_QUOTA', 'file');
}
