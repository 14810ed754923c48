import type { Reply } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import { DAY } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { refuse } from '../../kernel/errors';
import { scopeFilter, type StaffUser } from '../../kernel/identity';
import { empty, raw, sql, type Sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { circleOf, partSql, agreementView, lookAt } from '../../desk';
import { usagesOf, reviewersOf, settingsOf, type PointsSettings } from '../../book';
import { allowancesOf, ruleView, rulesOfCodes } from '../../rules';
import { foundOf } from '../../safety';
import { checkedOf, isTakenByOther, POST_PARTIES, postKind, type ReviewItem } from './review-item';
import { waitingPosts } from './waiting';
import { words } from './words';

/** Locks an item to a reviewer for some minutes, or renews the lock, and gives all that the decision needs. */
export async function takePost(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  postId: number,
  now: number,
): Promise<Reply<'review.take'>> {
  await lookAt(db, postKind, user, postId, now);
  const lockedUntil = now + LIMITS.reviewLockMs;
  const { affectedRows } = await db.run(
    sql`UPDATE posts SET locked_by = ${user.id}, locked_until = ${lockedUntil}
      WHERE id = ${postId} AND state = 'pending' AND (locked_by IS NULL OR locked_by = ${user.id} OR locked_until <= ${now})`,
  );
  if (affectedRows === 0) await explainRefusal(db, user, postId, now);
  // What was agreed to, and by whom, may have changed while the row was waited for.
  return deskView(db, photos, user, await lookAt(db, postKind, user, postId, now), lockedUntil, now);
}

/** Somebody was faster: say who, or that it is decided. */
async function explainRefusal(db: Db, user: StaffUser, postId: number, now: number): Promise<never> {
  const item = await lookAt(db, postKind, user, postId, now);
  const name = isTakenByOther(item, user.id, now) ? item.lockedByName : null;
  throw refuse('REVIEW_TAKEN', { name: name ?? '同事' }, 'postId');
}

async function deskView(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  item: ReviewItem,
  lockedUntil: number,
  now: number,
): Promise<Reply<'review.take'>> {
  const [rule] = item.claimCode ? await rulesOfCodes(db, item.townId, [item.claimCode]) : [];
  const left = rule ? await allowancesOf(db, item.authorId, [rule], item.sentAt, item.id) : null;
  const pictures = photos.parse(item.photos);
  const settings = await settingsOf(db, item.townId, item.communityId);
  const found = await foundOf(db, checkedOf(item));
  const author = await db.row<{ name: string; avatar: string; community: string; grid: string | null }>(
    sql`SELECT u.name, u.avatar, c.name AS community, g.name AS grid FROM users u
      JOIN regions c ON c.id = ${item.communityId} LEFT JOIN regions g ON g.id = ${item.gridId} WHERE u.id = ${item.authorId}`,
  );
  return {
    id: item.id,
    version: item.version,
    author: { id: item.authorId, name: author?.name ?? '', avatar: author?.avatar ?? '', unit: null },
    community: author?.community ?? '',
    grid: author?.grid ?? null,
    body: item.body,
    photos: pictures.map((picture) => photos.view(picture, false, now)),
    board: item.board as Reply<'review.take'>['board'],
    place: item.place,
    was: await publicNow(db, photos, item, now),
    sentAt: item.sentAt,
    lockedUntil,
    claim: rule ? ruleView(rule, left?.get(rule.code) ?? null) : null,
    checks: [...(await checksOf(db, item, pictures.length, rule, settings)), ...found.lines],
    risky: found.risky,
    record: await recordOf(db, item, now),
    firstReviewer: item.firstName,
    agreed: agreementView(item),
    twoReviewersFrom: settings.secondReviewFrom,
    noticeDays: settings.noticeDays,
    waiting: await waitingPosts(db, user, now),
    nextId: await nextOf(db, user, item, now),
  };
}

/** What a change would take the place of. */
async function publicNow(
  db: Db,
  photos: PhotoStore,
  { revises }: ReviewItem,
  now: number,
): Promise<Reply<'review.take'>['was']> {
  if (revises === null) return null;
  type Was = NonNullable<Reply<'review.take'>['was']>;
  const post = await db.row<Omit<Was, 'photos'> & { photos: string }>(
    sql`SELECT id, body, photos, board, place FROM posts WHERE id = ${revises}`,
  );
  if (!post) throw new Error(`post ${revises} has gone`);
  return { ...post, photos: photos.parse(post.photos).map((picture) => photos.view(picture, false, now)) };
}

async function checksOf(
  db: Db,
  item: ReviewItem,
  count: number,
  rule: ScoringRule | undefined,
  settings: PointsSettings,
) {
  const checks: { ok: boolean; text: string }[] = [];
  if (item.shop !== null) checks.push({ ok: true, text: words.inName(item.shop) });
  if (rule) {
    const need = rule.evidence.photos;
    checks.push({
      ok: count >= need,
      text: (count >= need ? words.photosEnough : words.photosFew)(count, need),
    });
  }
  if (count > 0) {
    const seen = await photosSeenBefore(db, item);
    checks.push({ ok: seen === 0, text: seen === 0 ? words.photosNew : words.photosSeen(seen) });
  }
  const unclaimed = item.revises === null ? words.noClaim : words.revision;
  const text = rule ? words.reviewers(rule.points, reviewersOf(rule, settings)) : unclaimed;
  checks.push({ ok: true, text });
  return checks;
}

/** How many of a post's photos were uploaded, byte for byte, for another post as well. */
async function photosSeenBefore(db: Db, { id: postId, revises }: ReviewItem): Promise<number> {
  const row = await db.row<{ seen: number }>(
    sql`SELECT COUNT(DISTINCT mine.id) AS seen FROM photos mine
      JOIN photos other ON other.sha256 = mine.sha256 AND other.used_by LIKE 'post:%' AND other.used_by <> mine.used_by
        AND other.used_by <> ${`post:${revises ?? postId}`}
      WHERE mine.used_by = ${`post:${postId}`}`,
  );
  return row?.seen ?? 0;
}

/** The author's last year, and when they last earned the claimed rule. */
async function recordOf(db: Db, item: ReviewItem, now: number): Promise<Reply<'review.take'>['record']> {
  const counts = await db.rows<{ state: string; n: number }>(
    sql`SELECT state, COUNT(*) AS n FROM posts WHERE author_id = ${item.authorId} AND state IN ('approved', 'rejected') AND created_at > ${now - 365 * DAY}
      GROUP BY state`,
  );
  const of = (state: string) => counts.find((row) => row.state === state)?.n ?? 0;
  const usage = item.claimCode ? await usagesOf(db, item.authorId, [item.claimCode], now) : null;
  return {
    approved: of('approved'),
    rejected: of('rejected'),
    lastSameRuleAt: (item.claimCode && usage?.get(item.claimCode)?.lastBefore) || null,
  };
}

/** The oldest item after this one that this reviewer may take now; after the last one, from the front again. */
async function nextOf(db: Db, user: StaffUser, item: ReviewItem, now: number): Promise<number | null> {
  const { column, id } = scopeFilter(user);
  const part = partSql(await circleOf(db, user.id, now), POST_PARTIES);
  const free = (place: Sql) =>
    db.row<{ id: number }>(
      sql`SELECT p.id FROM posts p FORCE INDEX (${raw(column.replace('_id', '_list'))})
        WHERE p.${raw(column)} = ${id} AND p.state = 'pending' ${place} AND p.id <> ${item.id}
          AND (p.locked_by IS NULL OR p.locked_by = ${user.id} OR p.locked_until <= ${now}) AND NOT ${part}
        ORDER BY p.listed_at, p.id LIMIT 1`,
    );
  const later = sql`AND p.listed_at >= ${item.listedAt} AND (p.listed_at > ${item.listedAt} OR p.id > ${item.id})`;
  const row = (await free(later)) ?? (await free(empty));
  return row?.id ?? null;
}
