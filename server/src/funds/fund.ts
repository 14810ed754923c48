import type { Reply } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { covers, type StaffUser } from '../kernel/identity';
import { raw, sql } from '../kernel/sql';
import type { PhotoStore } from '../photos';

export type FundView = Reply<'fund.open'>;

export interface Fund {
  id: number;
  townId: number;
  communityId: number | null;
  region: string;
  unit: string;
  unitId: number;
  title: string;
  cause: string;
  goal: number | null;
  until: number | null;
  photos: string;
  closed: 0 | 1;
  received: number;
  used: number;
  /** As the book has it. */
  left: number;
  givers: number;
  gifts: number;
  createdAt: number;
}

/** `index`: the index of `funds` to go by. */
export const selectFund = (
  index: string,
) => sql`SELECT f.id, f.town_id AS townId, f.community_id AS communityId, r.name AS region, o.unit,
    f.unit_id AS unitId, f.title, f.cause, f.goal, f.until_at AS until, f.photos, f.closed, f.received, f.used,
    COALESCE(a.balance, 0) AS \`left\`, f.givers, f.gifts, f.created_at AS createdAt
  FROM funds f FORCE INDEX (${raw(index)}) JOIN regions r FORCE INDEX (PRIMARY) ON r.id = COALESCE(f.community_id, f.town_id)
    JOIN regions o FORCE INDEX (PRIMARY) ON o.id = f.unit_id LEFT JOIN accounts a ON a.kind = 'fund' AND a.owner_id = f.id`;

export async function readFund(db: Db, id: number): Promise<Fund> {
  const fund = await db.row<Fund>(sql`${selectFund('PRIMARY')} WHERE f.id = ${id}`);
  if (!fund) throw new Refusal('NOT_FOUND', 'fundId');
  return fund;
}

/** A fund of a community is its staff's; one of the town only the town's. OUT_OF_SCOPE to others. */
export function assertAnswers(
  user: StaffUser,
  { townId, communityId }: Pick<Fund, 'townId' | 'communityId'>,
  field = 'fundId',
): void {
  // No community has the number 0, so that of a fund of the town only the town's staff answer for it.
  if (!covers(user, { townId, communityId: communityId ?? 0, gridId: null }))
    throw new Refusal('OUT_OF_SCOPE', field);
}

export const isRunning = ({ closed, until }: Pick<Fund, 'closed' | 'until'>, now: number) =>
  closed === 0 && (until === null || until > now);

const stateOf = (fund: Fund, now: number): FundView['state'] => {
  if (fund.closed) return fund.left > 0 ? 'over' : 'closed';
  return isRunning(fund, now) ? 'running' : 'over';
};

export const fundView = (fund: Fund, photos: PhotoStore, now: number): FundView => ({
  id: fund.id,
  title: fund.title,
  cause: fund.cause,
  communityId: fund.communityId,
  region: fund.region,
  unit: fund.unit,
  goal: fund.goal,
  until: fund.until,
  photos: photos.parse(fund.photos).map((one) => photos.view(one, true, now)),
  state: stateOf(fund, now),
  received: fund.received,
  used: fund.used,
  left: fund.left,
  givers: fund.givers,
  gifts: fund.gifts,
  at: fund.createdAt,
});
