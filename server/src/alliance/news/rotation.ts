import type { Reply } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { freshProducts, shopsWithFreshProducts } from '../../trade';
import { drawTurns } from './draw';

type Turn = Reply<'news.rotation'>['items'][number];
/** A fresh thing of a shop, before its photo is drawn. */
type Fresh = Omit<Turn, 'cover'> & { photos: string };

const SHOWN = 3;

/** What of the town's shops a resident sees on home in this hour: one thing each of up to three shops. */
export async function newsRotation(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  now: number,
): Promise<Reply<'news.rotation'>> {
  const since = now - LIMITS.freshMs;
  const lots = { residentId: user.id, now };
  const shops = drawTurns(await freshShops(db, user.townId, since), SHOWN, { ...lots, what: 'shop' });
  const items: Turn[] = [];
  for (const { id } of shops) {
    const things = [...(await freshNews(db, id, since)), ...(await freshProducts(db, id, since, MOST))];
    for (const { photos: kept, ...thing } of pick(things, lots)) {
      const [cover] = photos.parse(kept);
      items.push({ ...thing, cover: cover ? photos.view(cover, true, now) : null });
    }
  }
  return { items };
}

/** One of a shop's things; news and products of one id are two. */
function pick(things: readonly Fresh[], lots: { residentId: number; now: number }): Fresh[] {
  const numbered = things.map((thing, id) => ({ id, thing }));
  return drawTurns(numbered, 1, { ...lots, what: 'thing' }).map(({ thing }) => thing);
}

/** Open shops of a town that have something fresh; a town has hundreds of shops, and each is two looks into an index. */
async function freshShops(db: Db, townId: number, since: number): Promise<{ id: number }[]> {
  const [withNews, withProducts] = [
    await db.rows<{ id: number }>(
      sql`SELECT m.id FROM merchants m FORCE INDEX (newest) WHERE m.town_id = ${townId} AND m.state = 'open' AND EXISTS
        (SELECT 1 FROM news n WHERE n.merchant_id = m.id AND n.state = 'shown' AND n.shown_at > ${since})`,
    ),
    await shopsWithFreshProducts(db, townId, since),
  ];
  return [...new Set([...withNews, ...withProducts].map(({ id }) => id))].map((id) => ({ id }));
}

/** More than so many of one shop's newest are not drawn from. */
const MOST = 20;

const freshNews = (db: Db, merchantId: number, since: number) =>
  db.rows<Fresh>(
    sql`SELECT 'news' AS kind, n.id, n.merchant_id AS merchantId, m.name AS shop, n.title, n.body AS text, n.photos,
        NULL AS price, NULL AS unit, n.shown_at AS at
      FROM news n FORCE INDEX (shown) JOIN merchants m ON m.id = n.merchant_id
      WHERE n.merchant_id = ${merchantId} AND n.state = 'shown' AND n.shown_at > ${since} ORDER BY n.shown_at DESC, n.id DESC LIMIT ${raw(MOST)}`,
  );
