import type { Input, Reply } from '@jishan/shared/api';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type SettledUser, type User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertWorksAt, placeOfMerchant, readMerchant, latestSubmissions } from '../../shops';
import type { PhotoStore } from '../../photos';
import { NEWS_COLUMNS, newsView, readNews, type NewsForShop, type News } from './news';

/** What a shop has told; nothing while it is hidden. */
export async function newsOfShop(
  db: Db,
  photos: PhotoStore,
  input: Input<'news.ofShop'>,
  now: number,
): Promise<Reply<'news.ofShop'>> {
  const page = keyset(input, { by: ['n.shown_at', 'n.id'], desc: true });
  const rows = await db.rows<News>(
    sql`SELECT ${NEWS_COLUMNS} FROM merchants m JOIN news n FORCE INDEX (shown) ON n.merchant_id = m.id
      WHERE m.id = ${input.merchantId} AND m.state IN ('open', 'paused', 'left') AND n.state = 'shown'
        AND ${page.after}
      ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => newsView(photos, row, true, now),
    ({ shownAt, id }) => [shownAt ?? 0, id],
  );
}

/** One that is shown, of a shop that is. */
export async function shownNews(
  db: Db,
  photos: PhotoStore,
  user: User | null,
  newsId: number,
  now: number,
): Promise<Reply<'news.get'>> {
  const news = await readNews(db, newsId);
  const merchant = await readMerchant(db, news.merchantId);
  if (news.state !== 'shown' || !['open', 'paused', 'left'].includes(merchant.state))
    throw new Refusal('NOT_FOUND', 'newsId');
  return { ...newsView(photos, news, true, now), mayRemove: covers(user, placeOfMerchant(merchant)) };
}

/** All news of one of my shops, newest first. */
export async function manageNews(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Input<'news.manage'>,
  now: number,
): Promise<Reply<'news.manage'>> {
  await assertWorksAt(db, input.merchantId, user.id);
  const page = keyset(input, { by: ['n.id'], desc: true });
  const rows = await db.rows<News>(
    sql`SELECT ${NEWS_COLUMNS} FROM news n FORCE INDEX (merchant) JOIN merchants m ON m.id = n.merchant_id
      WHERE n.merchant_id = ${input.merchantId} AND ${page.after} ${page.inOrder}`,
  );
  const views = await forShop(db, photos, rows, now);
  return page.of(
    views,
    (view) => view,
    ({ id }) => [id],
  );
}

/** One piece of news as its shop sees it. */
export async function newsForShop(
  db: Db,
  photos: PhotoStore,
  newsId: number,
  now: number,
): Promise<NewsForShop> {
  const [view] = await forShop(db, photos, [await readNews(db, newsId)], now);
  if (!view) throw new Error(`news ${newsId} has gone`);
  return view;
}

/** What was removed has no photos any more. */
async function forShop(
  db: Db,
  photos: PhotoStore,
  rows: readonly News[],
  now: number,
): Promise<NewsForShop[]> {
  const latest = await latestSubmissions(
    db,
    'news',
    rows.map(({ id }) => id),
  );
  return rows.map((news) => ({
    ...newsView(photos, news.state === 'removed' ? { ...news, photos: '[]' } : news, false, now),
    state: news.state,
    submission: latest.get(news.id) ?? null,
  }));
}
