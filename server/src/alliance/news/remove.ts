import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, isStaff, type SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { recordDecision, circleOf, hasPart } from '../../desk';
import { isPublic, membersOf, placeOfMerchant, readMerchant, roleAt } from '../../shops';
import { tellAll } from '../../inbox';
import type { PhotoStore } from '../../photos';
import { readNews, newsPhotos, type News } from './news';
import { words } from './words';

/** Nobody sees it any more, nor its photos. Doing it twice changes nothing. */
export async function removeNews(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { newsId, reason }: Input<'news.remove'>,
  now: number,
): Promise<void> {
  const news = await readNews(db, newsId);
  const merchant = await readMerchant(db, news.merchantId);
  const role = await roleAt(db, merchant.id, user.id);
  const owner = role === 'owner';
  if (!owner && !covers(user, placeOfMerchant(merchant))) {
    // Only who can read it is told that it is there.
    const isSeen = role !== null || (news.state === 'shown' && isPublic(merchant));
    throw new Refusal(isSeen ? 'FORBIDDEN' : 'NOT_FOUND', 'newsId');
  }
  if (!owner && hasPart(await circleOf(db, user.id, now), { shops: [merchant.id] }))
    throw new Refusal('SUBMISSION_OWN_SHOP', 'newsId');
  if (!owner && reason === '') throw new Refusal('ANSWER_NEEDED', 'reason');
  const { affectedRows } = await db.run(
    sql`UPDATE news SET state = 'removed', removed_by = ${user.id}, removed_at = ${now} WHERE id = ${newsId} AND state <> 'removed'`,
  );
  if (affectedRows !== 1) return;
  await photos.release(db, newsPhotos(newsId));
  if (owner || !isStaff(user)) return;
  const { townId, communityId } = merchant;
  await recordDecision(db, {
    ...{ kind: 'news', subjectId: newsId, decision: 'remove', actorId: user.id, unitId: user.scope.id },
    ...{ townId, communityId, before: news.state, after: 'removed', note: reason, now },
  });
  await tellShop(db, news, user.scope.unit, reason, now);
}

async function tellShop(db: Db, news: News, unit: string, reason: string, now: number): Promise<void> {
  const members = await membersOf(db, news.merchantId);
  await tellAll(
    db,
    members.map(({ userId }) => ({
      ...{ userId, cause: `news:${news.id}:removed`, kind: 'shop' as const },
      ...{ text: words.removed(news.title, unit, reason), subjectId: news.merchantId, now },
    })),
  );
}
