import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { circleOf, hasPart } from '../../desk';
import { noticeOf } from '../notice/objection';
import type { PhotoStore } from '../../photos';
import { rulesOfCodes, ruleView } from '../../rules';
import type { PostRow } from './post';
import {
  POST_CARD_COLUMNS,
  postCardJoins,
  isEditable,
  isInsider,
  isReadable,
  placeOfPost,
  postCard,
  type CardRow,
} from './posts';
import { revisionOf } from './revision';
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
    | 'first_reviewer_id'
    | 'revises'
  > & { decided_by: string | null };

/** One post as this viewer may see it: the claim and the history are for its author and the staff of its region. */
export async function readPost(
  db: Db,
  photos: PhotoStore,
  user: User | null,
  id: number,
  now: number,
): Promise<Detail> {
  const row = await db.row<DetailRow>(
    sql`SELECT ${POST_CARD_COLUMNS}, p.town_id, p.community_id, p.grid_id, p.created_at, p.version, p.claim_code, p.decided_at,
        p.transfer_id, p.first_reviewer_id, p.revises, d.unit AS decided_by
      FROM posts p ${postCardJoins(user)} LEFT JOIN regions d ON d.id = p.decided_unit_id
      WHERE p.id = ${id}`,
  );
  if (!row || !isReadable(user, row)) throw new Refusal('NOT_FOUND');
  const inside = isInsider(user, row);
  const revision = inside && row.state === 'approved' ? await revisionOf(db, id) : null;
  return {
    ...postCard(photos, row, now),
    createdAt: row.created_at,
    version: row.version,
    revises: inside ? row.revises : null,
    revision,
    can: rightsOf(user, row, revision, await isDecider(db, user, row, now)),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    claim: inside ? await claimOf(db, row) : null,
    history: inside ? await historyOf(db, id) : null,
    transferId: inside ? row.transfer_id : null,
    notice: row.transfer_id === null ? null : await noticeOf(db, user, row.transfer_id, now),
  };
}

/** Whether this viewer answers for the post and has no part in it, as the desk asks it; of one that waits, nor agreed first. */
async function isDecider(db: Db, user: User | null, row: DetailRow, now: number): Promise<boolean> {
  if (!user || !covers(user, placeOfPost(row))) return false;
  const { author_id, merchant_id, first_reviewer_id, state } = row;
  const people = [author_id, state === 'pending' ? first_reviewer_id : null];
  return !hasPart(await circleOf(db, user.id, now), { people, shops: [merchant_id] });
}

function rightsOf(
  user: User | null,
  row: DetailRow,
  revision: number | null,
  decides: boolean,
): Detail['can'] {
  const own = user?.id === row.author_id;
  return {
    // What is public is changed once at a time.
    edit: own && (isEditable(row.state) || (row.state === 'approved' && revision === null)),
    withdraw: own && row.state === 'pending',
    review: decides && row.state === 'pending',
    hide: decides && (row.state === 'approved' || row.state === 'hidden'),
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
