import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { PhotoStore } from '../photo/service';

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

/** `index`: the index of `fund_uses` to go by. */
export const selectUse = (index: string, more = '') => `SELECT x.id, x.fund_id AS fundId, x.town_id AS townId,
    x.community_id AS communityId, f.title AS fund, COALESCE(a.balance, 0) AS \`left\`, x.points, x.merchant_id AS merchantId,
    m.name AS merchant, x.purpose, x.photos, x.state, x.proposed_by AS proposedBy, p.name AS proposer, o.unit, d.name AS decider,
    q.unit AS deciderUnit, x.answer, x.created_at AS createdAt, x.decided_at AS decidedAt${more}
  FROM fund_uses x FORCE INDEX (${index}) JOIN funds f FORCE INDEX (PRIMARY) ON f.id = x.fund_id
    JOIN users p FORCE INDEX (PRIMARY) ON p.id = x.proposed_by JOIN regions o FORCE INDEX (PRIMARY) ON o.id = x.proposed_unit_id
    LEFT JOIN users d FORCE INDEX (PRIMARY) ON d.id = x.decided_by LEFT JOIN regions q FORCE INDEX (PRIMARY) ON q.id = x.decided_unit_id
    LEFT JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = x.merchant_id
    LEFT JOIN accounts a ON a.kind = 'fund' AND a.owner_id = x.fund_id`;

export async function readUse(db: Db, id: number): Promise<Use> {
  const use = await db.row<Use>(`${selectUse('PRIMARY')} WHERE x.id = ?`, [id]);
  if (!use) throw new Refusal('NOT_FOUND', 'useId');
  return use;
}

/** What everybody reads; its photos are public once it is done. */
export const useView = (use: Use, photos: PhotoStore, now: number): UseView => ({
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

/** `decides`: whether it waits, and the reader has no part in the shop. */
export const proposedView = (
  use: Use,
  photos: PhotoStore,
  { userId, decides }: { userId: number; decides: boolean },
  now: number,
): ProposedView => ({
  ...useView(use, photos, now),
  fund: use.fund,
  left: use.left,
  state: use.state,
  proposer: use.proposer,
  decider: use.decider,
  answer: use.answer,
  at: use.createdAt,
  decidedAt: use.decidedAt,
  mine: use.proposedBy === userId,
  mayDecide: decides && use.proposedBy !== userId,
});
