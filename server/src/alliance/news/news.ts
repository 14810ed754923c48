import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';

export type NewsForShop = Reply<'news.submit'>;
export type NewsView = Reply<'news.ofShop'>['items'][number];

/** A row of `news` with its shop. */
export interface News {
  id: number;
  merchantId: number;
  shop: string;
  title: string;
  text: string;
  /** JSON of stored photos. */
  photos: string;
  state: NewsForShop['state'];
  createdAt: number;
  shownAt: number | null;
}

export const NEWS_COLUMNS = sql`n.id, n.merchant_id AS merchantId, m.name AS shop, n.title, n.body AS text, n.photos, n.state,
  n.created_at AS createdAt, n.shown_at AS shownAt`;

export async function readNews(db: Db, id: number): Promise<News> {
  const news = await db.row<News>(
    sql`SELECT ${NEWS_COLUMNS} FROM news n JOIN merchants m ON m.id = n.merchant_id WHERE n.id = ${id}`,
  );
  if (!news) throw new Refusal('NOT_FOUND', 'newsId');
  return news;
}

/** What photos of news are used by. */
export const newsPhotos = (newsId: number) => `news:${newsId}`;

export const newsView = (photos: PhotoStore, news: News, isPublic: boolean, now: number): NewsView => ({
  ...news,
  photos: photos.parse(news.photos).map((photo) => photos.view(photo, isPublic, now)),
  at: news.shownAt ?? news.createdAt,
});
