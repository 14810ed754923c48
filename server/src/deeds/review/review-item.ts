import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import { empty, sql } from '../../kernel/sql';
import { type DeskCase, type CaseKind, partSql, type Circle, type PartyColumns } from '../../desk';

/** A post as a reviewer needs it. */
export interface ReviewItem {
  id: number;
  townId: number;
  communityId: number;
  gridId: number | null;
  authorId: number;
  /** The shop in whose name it was posted. */
  merchantId: number | null;
  shop: string | null;
  /** The public post that it changes. */
  revises: number | null;
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
  /** Who agreed first, where two must, and to what. */
  firstBy: number | null;
  firstName: string | null;
  firstRuleCode: string | null;
  firstRuleVersion: number | null;
  firstPoints: number | null;
  firstRuleTitle: string | null;
  decidedUnit: string | null;
}

/** A post as it stands to one reviewer. */
export type Reviewed = ReviewItem & DeskCase;

const selectItem = (
  id: number,
  more = empty,
) => sql`SELECT p.id, p.town_id AS townId, p.community_id AS communityId, p.grid_id AS gridId, p.author_id AS authorId,
    p.merchant_id AS merchantId, s.name AS shop, p.revises, p.body, p.photos, p.board, p.claim_code AS claimCode, p.place, p.state, p.version,
    p.sent_at AS sentAt, p.listed_at AS listedAt, p.locked_by AS lockedBy, p.locked_until AS lockedUntil, l.name AS lockedByName,
    p.first_reviewer_id AS firstBy, f.name AS firstName, p.first_rule_code AS firstRuleCode,
    p.first_rule_version AS firstRuleVersion, p.first_points AS firstPoints,
    JSON_UNQUOTE(JSON_EXTRACT(k.rule, '$.title')) AS firstRuleTitle, d.unit AS decidedUnit${more}
  FROM posts p LEFT JOIN users l ON l.id = p.locked_by LEFT JOIN users f ON f.id = p.first_reviewer_id
    LEFT JOIN merchants s ON s.id = p.merchant_id LEFT JOIN regions d ON d.id = p.decided_unit_id
    LEFT JOIN scoring_rules k ON k.town_id = p.town_id AND k.code = p.first_rule_code AND k.version = p.first_rule_version
  WHERE p.id = ${id}`;

const lock = (db: Db, id: number) => db.row(sql`SELECT id FROM posts WHERE id = ${id} FOR UPDATE`);

/**
 * The post, with its row locked until the transaction ends: whoever decides next waits here and then sees the decision.
 * Only the post's own row is locked, before the names beside it are read.
 */
export async function lockReviewItem(db: Db, id: number): Promise<ReviewItem> {
  await lock(db, id);
  const item = await db.row<ReviewItem>(selectItem(id));
  if (!item) throw new Refusal('NOT_FOUND', 'postId');
  return item;
}

/** Of posts as `p`: who wrote it, in whose name, and who has agreed to it first. */
export const POST_PARTIES = {
  people: ['p.author_id', "IF(p.state = 'pending', p.first_reviewer_id, NULL)"],
  shops: ['p.merchant_id'],
} satisfies PartyColumns;

/** Posts at the desk. */
export const postKind: CaseKind<Reviewed> = {
  kind: 'post',
  field: 'postId',
  lock,
  read: (db, id, circle) =>
    db
      .row<Reviewed>(selectItem(id, sql`, ${partSql(circle, POST_PARTIES)} AS part`))
      .then((item) => (item?.state === 'draft' ? undefined : item)),
  partCode: (item, circle) => partCodeOf(item, circle),
  assertOpen: ({ state, decidedUnit }) => {
    if (state === 'pending') return;
    if (decidedUnit !== null) throw refuse('REVIEW_DECIDED', { unit: decidedUnit }, 'postId');
    throw new Refusal('POST_NOT_PENDING', 'postId');
  },
};

export function partCodeOf(
  { authorId, merchantId, firstBy }: Pick<ReviewItem, 'authorId' | 'merchantId' | 'firstBy'>,
  { userId, shops }: Circle,
) {
  if (authorId === userId) return 'REVIEW_OWN';
  if (merchantId !== null && shops.includes(merchantId)) return 'REVIEW_OWN_SHOP';
  return firstBy === userId ? 'REVIEW_SAME_PERSON' : 'DECIDE_OTHER';
}

/** What of it was looked at by the machine. */
export const checkedOf = ({ id, photos }: Pick<ReviewItem, 'id' | 'photos'>) => ({
  kind: 'post',
  subjectId: id,
  photoIds: (JSON.parse(photos) as { id: string }[]).map((photo) => photo.id),
});

/** Whether a colleague is looking at it right now. */
export const isTakenByOther = (
  item: Pick<ReviewItem, 'lockedBy' | 'lockedUntil'>,
  userId: number,
  now: number,
) => item.lockedBy !== null && item.lockedBy !== userId && item.lockedUntil > now;

/** Whether this reviewer has taken this version of the item. REVIEW_TAKEN, REVIEW_NOT_TAKEN, REVIEW_CHANGED. */
export function assertTaken(item: ReviewItem, user: StaffUser, version: number, now: number): void {
  if (isTakenByOther(item, user.id, now))
    throw refuse('REVIEW_TAKEN', { name: item.lockedByName ?? '同事' }, 'postId');
  if (item.lockedBy !== user.id || item.lockedUntil <= now) throw new Refusal('REVIEW_NOT_TAKEN', 'postId');
  if (item.version !== version) throw new Refusal('REVIEW_CHANGED', 'version');
}
