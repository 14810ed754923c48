import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertState, assertWorksAt, lockMerchant, submitForReview } from '../../shops';
import type { PhotoStore } from '../../photos';
import { readNews, newsPhotos } from './news';
import type { Draft } from './reviewable';

type Given = Input<'news.submit'>;

/** Hands news to the review desk. Gives its id. */
export async function submitNews(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  given: Given,
  now: number,
): Promise<number> {
  await assertWorksAt(db, given.merchantId, user.id);
  const merchant = await lockMerchant(db, given.merchantId);
  assertState(merchant, 'open', 'paused');
  const draft: Draft = { title: given.title, text: given.text };
  const newsId = given.newsId === null ? await create(db, user, given, now) : await again(db, given);
  const kept = await photos.claim(db, user, given.photos, newsPhotos(newsId));
  await db.run(
    sql`UPDATE news SET title = ${draft.title}, body = ${draft.text}, photos = ${kept} WHERE id = ${newsId}`,
  );
  await submitForReview(db, user, {
    ...{ kind: 'news', subjectId: newsId, merchant, title: draft.title, content: draft, photos: kept, now },
  });
  return newsId;
}

async function create(db: Db, user: SettledUser, { merchantId }: Given, now: number): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO news (merchant_id, author_id, title, body, photos, created_at) VALUES (${merchantId}, ${user.id}, '', '', '[]', ${now})`,
  );
  return insertId;
}

/** What was sent back waits anew. */
async function again(db: Db, { merchantId, newsId }: Given): Promise<number> {
  const news = await readNews(db, newsId ?? 0);
  if (news.merchantId !== merchantId) throw new Refusal('NOT_FOUND', 'newsId');
  const { affectedRows } = await db.run(
    sql`UPDATE news SET state = 'waiting' WHERE id = ${news.id} AND state = 'refused'`,
  );
  if (affectedRows !== 1) throw new Refusal('NEWS_CLOSED', 'newsId');
  return news.id;
}
