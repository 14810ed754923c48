import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { mayChange, ownOf, readRegion, viewsOf, type Own, type RegionSettings } from './views';

/**
 * Changes what a region says itself. What runs already is not touched: a notice keeps its end and a lot its day, because both
 * were written when they began. SETTINGS_CHANGED when somebody else has changed them since they were read.
 */
export async function changeSettings(
  db: Db,
  user: StaffUser,
  { regionId, version, own, reason }: Input<'settings.change'>,
  now: number,
): Promise<RegionSettings> {
  const before = await readRegion(db, user, regionId);
  if (!mayChange(user, before)) throw new Refusal('FORBIDDEN', 'regionId');
  await write(db, regionId, version, own);
  await db.run(
    sql`INSERT INTO region_setting_changes (region_id, before_change, after_change, reason, actor_id, unit_id, created_at)
      VALUES (${regionId}, ${JSON.stringify(ownOf(before))}, ${JSON.stringify(own)}, ${reason}, ${user.id}, ${user.scope.id}, ${now})`,
  );
  const [view] = await viewsOf(db, user, [await readRegion(db, user, regionId)]);
  if (!view) throw new Error(`region ${regionId} has gone`);
  return view;
}

/** Version 0 is a region that has never said anything: the first to write its row wins. */
async function write(db: Db, regionId: number, version: number, own: Own): Promise<void> {
  const { noticeDays, secondReviewFrom, expiry, expiryMonths, appealDays, adjustAloneUpTo } = own;
  if (version === 0) {
    await db
      .run(
        sql`INSERT INTO region_settings (notice_days, second_review_from, expiry, expiry_months, appeal_days, adjust_alone_up_to, region_id)
          VALUES (${noticeDays}, ${secondReviewFrom}, ${expiry}, ${expiryMonths}, ${appealDays}, ${adjustAloneUpTo}, ${regionId})`,
      )
      .catch((error: unknown) => {
        throw isDuplicate(error) ? new Refusal('SETTINGS_CHANGED', 'version') : error;
      });
    return;
  }
  const { affectedRows } = await db.run(
    sql`UPDATE region_settings SET notice_days = ${noticeDays}, second_review_from = ${secondReviewFrom}, expiry = ${expiry},
      expiry_months = ${expiryMonths}, appeal_days = ${appealDays}, adjust_alone_up_to = ${adjustAloneUpTo}, version = version + 1
      WHERE region_id = ${regionId} AND version = ${version}`,
  );
  if (affectedRows !== 1) throw new Refusal('SETTINGS_CHANGED', 'version');
}
