import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { covers, type StaffUser } from '../../kernel/identity';
import { roleAt } from '../merchant/service';

/** A post as a reviewer needs it. */
export interface Item {
  id: number;
  townId: number;
  communityId: number;
  gridId: number | null;
  authorId: number;
  /** The shop in whose name it was posted. */
  merchantId: number | null;
  shop: string | null;
  body: string;
  photos: string;
  board: string;
  claimCode: string | null;
  place: string | null;
  state: 'draft' | 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'hidden';
  version: number;
  sentAt: number;
  listedAt: number;
  lockedBy: number | null;
  lockedUntil: number;
  lockedByName: string | null;
  firstReviewerId: number | null;
  firstReviewerName: string | null;
  decidedUnit: string | null;
}

const SELECT_ITEM = `SELECT p.id, p.town_id AS townId, p.community_id AS communityId, p.grid_id AS gridId, p.author_id AS authorId, p.merchant_id AS merchantId,
    s.name AS shop,     p.body, p.photos, p.board, p.claim_code AS claimCode, p.place, p.state, p.version, p.sent_at AS sentAt, p.listed_at AS listedAt,
    p.locked_by AS lockedBy, p.locked_until AS lockedUntil, l.name AS lockedByName, p.first_reviewer_id AS firstReviewerId,
    f.name AS firstReviewerName, d.unit AS decidedUnit
  FROM posts p LEFT JOIN users l ON l.id = p.locked_by LEFT JOIN users f ON f.id = p.first_reviewer_id
    LEFT JOIN merchants s ON s.id = p.merchant_id     LEFT JOIN regions d ON d.id = p.decided_unit_id
  WHERE p.id = ?`;

/**
 * The post, with its row locked until the transaction ends: whoever decides next waits here and then sees the decision.
 * Only the post's own row is locked, before the names beside it are read.
 */
export async function lockItem(db: Db, id: number): Promise<Item> {
  await db.row('SELECT id FROM posts WHERE id = ? FOR UPDATE', [id]);
  return readItem(db, id);
}

export async function readItem(db: Db, id: number): Promise<Item> {
  const item = await db.row<Item>(SELECT_ITEM, [id]);
  if (!item) throw new Refusal('NOT_FOUND', 'postId');
  return item;
}

/** May this reviewer look at this item at all? Nobody reviews their own, nobody twice, nobody outside their region. */
export function assertReviewable(item: Item, user: StaffUser): void {
  if (!covers(user, item)) throw new Refusal('OUT_OF_SCOPE', 'postId');
  if (item.authorId === user.id) throw new Refusal('REVIEW_OWN', 'postId');
  if (item.state !== 'pending') {
    if (item.decidedUnit !== null) throw refuse('REVIEW_DECIDED', { unit: item.decidedUnit }, 'postId');
    throw new Refusal('POST_NOT_PENDING', 'postId');
  }
  if (item.firstReviewerId === user.id) throw new Refusal('REVIEW_SAME_PERSON', 'postId');
}

/** REVIEW_OWN_SHOP to who works in the shop in whose name it was posted. */
export async function assertNotOwnShop(db: Db, item: Item, user: StaffUser): Promise<void> {
  if (item.merchantId !== null && (await roleAt(db, item.merchantId, user.id)))
    throw new Refusal('REVIEW_OWN_SHOP', 'postId');
}

/** Whether a colleague is looking at it right now. */
export const isTakenByOther = (item: Pick<Item, 'lockedBy' | 'lockedUntil'>, userId: number, now: number) =>
  item.lockedBy !== null && item.lockedBy !== userId && item.lockedUntil > now;

/** May this reviewer decide this version of the item now? */
export function assertDecidable(item: Item, user: StaffUser, version: number, now: number): void {
  assertReviewable(item, user);
  if (isTakenByOther(item, user.id, now))
    throw refuse('REVIEW_TAKEN', { name: item.lockedByName ?? '同事' }, 'postId');
  if (item.lockedBy !== user.id || item.lockedUntil <= now) throw new Refusal('REVIEW_NOT_TAKEN', 'postId');
  if (item.version !== version) throw new Refusal('REVIEW_CHANGED', 'version');
}
