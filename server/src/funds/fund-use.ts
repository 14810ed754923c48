import type { Reply } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { empty, raw, sql, type Sql } from '../kernel/sql';
import { partSql, type Circle, type PartyColumns } from '../desk';
import type { PhotoStore } from '../photos';

export type UseView = Reply<'fund.uses'>['items'][number];
export type ProposedView = Reply<'fund.use'>;

export interface Use {
  id: number;
  fundId: number;
  townId: number;
  communityId: number | null;
  fund: string;
  left: number;
  points: number;
  merchantId: number | null;
  merchant: string | null;
  purpose: string;
  photos: string;
  state: ProposedView['state'];
  proposedBy: number;
  proposer: string;
  unit: string;
  decider: string | null;
  deciderUnit: string | null;
  answer: string;
  createdAt: number;
  decidedAt: number | null;
}

/** Of uses as `x`: who proposed it, and the shop that would be paid. */
const USE_PARTIES = { people: ['x.proposed_by'], shops: ['x.merchant_id'] } satisfies PartyColumns;

/** A use as it stands to one reader. */
export type ReadUse = Use & { part: 0 | 1 };

/** What stands before the WHERE, of uses as they stand to one reader. */
export const selectUseFor = (circle: Circle, index: string): Sql =>
  selectUse(index, sql`, ${partSql(circle, USE_PARTIES)} AS part`);

/** `index`: the index of `fund_uses` to go by. */
export const selectUse = (index: string, more = empty) => sql`SELECT x.id, x.fund_id AS fundId,
    x.town_id AS townId, x.community_id AS communityId, f.title AS fund, COALESCE(a.balance, 0) AS \`left\`, x.points, x.merchant_id AS merchantId,
    m.name AS merchant, x.purpose, x.photos, x.state, x.proposed_by AS proposedBy, p.name AS proposer, o.unit, d.name AS decider,
    q.unit AS deciderUnit, x.answer, x.created_at AS createdAt, x.decided_at AS decidedAt${more}
  FROM fund_uses x FORCE INDEX (${raw(index)}) JOIN funds f FORCE INDEX (PRIMARY) ON f.id = x.fund_id
    JOIN users p FORCE INDEX (PRIMARY) ON p.id = x.proposed_by JOIN regions o FORCE INDEX (PRIMARY) ON o.id = x.proposed_unit_id
    LEFT JOIN users d FORCE INDEX (PRIMARY) ON d.id = x.decided_by LEFT JOIN regions q FORCE INDEX (PRIMARY) ON q.id = x.decided_unit_id
    LEFT JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = x.merchant_id
    LEFT JOIN accounts a ON a.kind = 'fund' AND a.owner_id = x.fund_id`;

export function findUse(db: Db, id: number, circle: Circle): Promise<ReadUse | undefined> {
  return db.row<ReadUse>(sql`${selectUseFor(circle, 'PRIMARY')} WHERE x.id = ${id}`);
}

/** A use that is there. */
export async function readFundUse(db: Db, id: number, circle: Circle): Promise<ReadUse> {
  const use = await findUse(db, id, circle);
  if (!use) throw new Error(`use ${id} has gone`);
  return use;
}

/** What everybody reads; its photos are public once it is done. */
export const fundUseView = (use: Use, photos: PhotoStore, now: number): UseView => ({
  id: use.id,
  fundId: use.fundId,
  points: use.points,
  purpose: use.purpose,
  merchantId: use.merchantId,
  merchant: use.merchant,
  photos: photos.parse(use.photos).map((one) => photos.view(one, use.state === 'done', now)),
  unit: use.unit,
  deciderUnit: use.deciderUnit,
  at: use.decidedAt ?? use.createdAt,
});

export const proposedView = (
  use: ReadUse,
  photos: PhotoStore,
  userId: number,
  now: number,
): ProposedView => ({
  ...fundUseView(use, photos, now),
  fund: use.fund,
  left: use.left,
  state: use.state,
  proposer: use.proposer,
  decider: use.decider,
  answer: use.answer,
  at: use.createdAt,
  decidedAt: use.decidedAt,
  mine: use.proposedBy === userId,
  mayDecide: use.state === 'proposed' && use.part === 0,
});
