import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { noticeOf } from '../notice/service';
import type { PhotoStore } from '../photo/service';
import { rulesOfCodes, ruleView } from '../rule/service';
import type { PostRow } from './entities';
import {
  CARD_COLUMNS,
  cardJoins,
  isEditable,
  isInsider,
  isReadable,
  placeOf,
  postCard,
  type CardRow,
} from './service';
import { reasonText, type ReasonRow } from './words';

type Detail = Reply<'post.get'>;

type DetailRow = CardRow &
  Pick<
    PostRow,
    | 'town_id'
    | 'community_id'
    | 'grid_id'
    | 'created_at'
    | 'version'
    | 'claim_code'
    | 'decided_at'
    | 'transfer_id'
  > & { decided_by: string | null; own_shop: 0 | 1 };

/** One post as this viewer may see it: the claim and the history are for its author and the staff of its region. */
export async function readPost(
  db: Db,
  photos: PhotoStore,
  user: User | null,
  id: number,
  now: number,
): Promise<Detail> {
  const row = await db.row<DetailRow>(
    sql`SELECT ${CARD_COLUMNS}, p.town_id, p.community_id, p.grid_id, p.created_at, p.version, p.claim_code, p.decided_at,
        p.transfer_id, d.unit AS decided_by, w.id IS NOT NULL AS own_shop
      FROM posts p ${cardJoins(user)} LEFT JOIN regions d ON d.id = p.decided_unit_id
        LEFT JOIN merchant_members w FORCE INDEX (once) ON w.merchant_id = p.merchant_id AND w.user_id = ${user?.id ?? 0}
          AND w.active = 1
      WHERE p.id = ${id}`,
  );
  if (!row || !isReadable(user, row)) throw new Refusal('NOT_FOUND');
  const inside = isInsider(user, row);
  return {
    ...postCard(photos, row, now),
    createdAt: row.created_at,
    version: row.version,
    can: rightsOf(user, row),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    claim: inside ? await claimOf(db, row) : null,
    history: inside ? await historyOf(db, id) : null,
    transferId: inside ? row.transfer_id : null,
    notice: row.transfer_id === null ? null : await noticeOf(db, user, row.transfer_id, now),
  };
}

function rightsOf(user: User | null, row: DetailRow): Detail['can'] {
  const own = user?.id === row.author_id;
  const covered = covers(user, placeOf(row)) && !own;
  return {
    edit: own && isEditable(row.state),
    withdraw: own && row.state === 'pending',
    review: covered && row.state === 'pending' && row.own_shop === 0,
    hide: covered && (row.state === 'approved' || row.state === 'hidden'),
  };
}

async function claimOf(db: Db, row: DetailRow): Promise<Detail['claim']> {
  if (row.claim_code === null) return null;
  const [rule] = await rulesOfCodes(db, row.town_id, [row.claim_code]);
  return rule ? ruleView(rule, null) : null;
}

async function historyOf(db: Db, postId: number): Promise<Detail['history']> {
  const rows = await db.rows<ReasonRow & { unit: string; created_at: number }>(
    sql`SELECT v.decision, v.reason, v.note, v.created_at, o.unit
      FROM reviews v JOIN regions o ON o.id = v.unit_id WHERE v.post_id = ${postId} ORDER BY v.id`,
  );
  return rows.map((row) => ({
    decision: row.decision,
    unit: row.unit,
    reason: reasonText(row),
    at: row.created_at,
  }));
}
