import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { settingsOfEach } from '../../book';

export type RegionSettings = Reply<'settings.change'>;
export type Own = RegionSettings['own'];

export interface SettingsRegion {
  id: number;
  kind: 'town' | 'community';
  name: string;
  townId: number;
}

export interface RegionRow extends SettingsRegion, Own {
  version: number | null;
}

export const SELECT_REGION = sql`SELECT r.id, r.kind, r.name, r.town_id AS townId, s.version, s.notice_days AS noticeDays,
    s.second_review_from AS secondReviewFrom, s.expiry, s.expiry_months AS expiryMonths, s.appeal_days AS appealDays,
    s.adjust_alone_up_to AS adjustAloneUpTo
  FROM regions r LEFT JOIN region_settings s ON s.region_id = r.id`;

export const ownOf = (row: Own): Own => ({
  noticeDays: row.noticeDays,
  secondReviewFrom: row.secondReviewFrom,
  expiry: row.expiry,
  expiryMonths: row.expiryMonths,
  appealDays: row.appealDays,
  adjustAloneUpTo: row.adjustAloneUpTo,
});

/** Only the town's administrators change settings, and only those of their town. */
export const mayChange = (user: StaffUser, { townId }: SettingsRegion) =>
  user.role === 'admin' && user.scope.kind === 'town' && user.scope.id === townId;

/** Regions with what they say themselves and what is in force there. */
export async function viewsOf(
  db: Db,
  user: StaffUser,
  rows: readonly RegionRow[],
): Promise<RegionSettings[]> {
  const inForce = await settingsOfEach(
    db,
    rows.map(({ id, townId }) => ({ townId, communityId: id })),
  );
  return rows.map((row) => ({
    regionId: row.id,
    region: row.name,
    kind: row.kind,
    version: row.version ?? 0,
    own: ownOf(row),
    inForce: inForce({ townId: row.townId, communityId: row.id }),
    mayChange: mayChange(user, row),
  }));
}

/** A town or community that the staff member may look at: their own town, and what they answer for. */
export async function readRegion(db: Db, user: StaffUser, id: number): Promise<RegionRow> {
  const row = await db.row<RegionRow>(
    sql`${SELECT_REGION} WHERE r.id = ${id} AND r.kind IN ('town', 'community')`,
  );
  if (!row) throw new Refusal('REGION_NOT_FOUND', 'regionId');
  const isOwnTown = row.kind === 'town' && row.id === user.townId;
  const isOwnCommunity = row.id === user.communityId;
  const place = { townId: row.townId, communityId: row.id, gridId: null };
  if (!isOwnTown && !isOwnCommunity && !covers(user, place)) throw new Refusal('OUT_OF_SCOPE', 'regionId');
  return row;
}
