import { sql, type Sql } from '../../kernel/sql';
import { type DeskCase, partSql, type Circle, type PartyColumns } from '../../desk';
import type { AdjustmentKind, AdjustmentView } from './deduction';

/** An adjustment as a joined row gives it, and as it stands to one reader. */
export interface AdjustmentRow extends DeskCase {
  kind: AdjustmentKind;
  state: AdjustmentView['state'];
  residentId: number;
  name: string;
  avatar: string;
  residentUnit: string | null;
  community: string;
  points: number;
  reason: string;
  proposedBy: number;
  proposedUnitId: number;
  proposer: string;
  decider: string | null;
  deciderUnit: string | null;
  answer: string;
  transferId: number | null;
  createdAt: number;
  decidedAt: number | null;
}

/** Of adjustments as `a`: whose points they are, and who proposed it. */
const ADJUSTMENT_PARTIES = { people: ['a.resident_id', 'a.proposed_by'] } satisfies PartyColumns;

/** What stands before the WHERE. */
export const selectAdjustment = (circle: Circle): Sql =>
  sql`SELECT ${ADJUSTMENT_COLUMNS}, ${partSql(circle, ADJUSTMENT_PARTIES)} AS part ${FROM_ADJUSTMENTS}`;

const ADJUSTMENT_COLUMNS = sql`a.id, a.kind, a.state, a.resident_id AS residentId, u.name, u.avatar, o.unit AS residentUnit,
    c.name AS community, a.points, a.reason, a.proposed_by AS proposedBy, a.proposed_unit_id AS proposedUnitId, s.name AS proposer,
    d.name AS decider, q.unit AS deciderUnit, a.answer, a.transfer_id AS transferId, a.created_at AS createdAt,
    a.decided_at AS decidedAt, a.town_id AS townId, a.community_id AS communityId, a.grid_id AS gridId`;
const FROM_ADJUSTMENTS = sql`FROM adjustments a JOIN users u FORCE INDEX (PRIMARY) ON u.id = a.resident_id
    LEFT JOIN regions o FORCE INDEX (PRIMARY) ON o.id = u.scope_region_id
    JOIN regions c FORCE INDEX (PRIMARY) ON c.id = a.community_id
    JOIN users s FORCE INDEX (PRIMARY) ON s.id = a.proposed_by
    LEFT JOIN users d FORCE INDEX (PRIMARY) ON d.id = a.decided_by
    LEFT JOIN regions q FORCE INDEX (PRIMARY) ON q.id = a.decided_unit_id`;

export const adjustmentView = (row: AdjustmentRow): AdjustmentView => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  resident: { id: row.residentId, name: row.name, avatar: row.avatar, unit: row.residentUnit },
  community: row.community,
  points: row.points,
  reason: row.reason,
  proposedBy: row.proposer,
  decidedBy: row.decider,
  answer: row.answer || null,
  transferId: row.transferId,
  createdAt: row.createdAt,
  decidedAt: row.decidedAt,
  mayDecide: row.state === 'proposed' && row.part === 0,
});
