import type { BoardCode } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { keptBriefly } from '../../kernel/kept-briefly';
import { keyset } from '../../kernel/keyset';
import { shape, WrittenReply } from '../../kernel/reply';
import { empty, raw, sql, type Sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { likedBy, likersColumn, likersOf, type LikersRow } from '../../talk';
import {
  heard,
  NEWEST_POSTS,
  POST_CARD_COLUMNS,
  postCard,
  postCardJoins,
  type CardRow,
  type PostCard,
} from './posts';

export interface NewestOf {
  scope: 'community' | 'town';
  board?: BoardCode | undefined;
  size?: number | undefined;
}

interface FirstPage {
  items: PostCard[];
  next: string | null;
  /** Who has liked each post; null when they are many. */
  likers: Map<number, ReadonlySet<number> | null>;
  /** Made when it is first asked for. */
  written?: WrittenPage;
}

/** A page as JSON, in pieces that everybody's own is put together from. */
interface WrittenPage {
  cards: readonly Record<'liked' | 'plain', Buffer>[];
  end: Buffer;
}

/** What a first page is made of. */
const CHANGES = ['posts', 'posts+', 'likes', 'likes+', 'holds', 'holds+', 'users', 'regions', 'merchants'];
/** Twenty cards with their likers, and written, are about 120 KB. */
const PAGES = { max: 500, changes: CHANGES };

/**
 * The first page of a feed: the same for all neighbours but for what each has liked, so it is read, checked and written once
 * a second and not once for each of them.
 */
export function newestPosts(photos: PhotoStore) {
  const pages = keptBriefly<FirstPage>(PAGES);
  const ofViewer = async (db: Db, user: SettledUser, asked: NewestOf, now: number) => {
    const key = `${asked.scope} ${regionOf(user, asked)} ${asked.board ?? ''} ${asked.size ?? ''}`;
    const shared = await pages(key, now, () => readFirstPage(db, photos, user, asked, now));
    // Only who has blocked somebody who stands on it reads a page of their own.
    const page = shared.items.some(({ author }) => user.blocks.includes(author.id))
      ? await readFirstPage(db, photos, user, asked, now, heard(user))
      : shared;
    return { page, liked: await likedBy(db, 'post', user, page.likers) };
  };
  return {
    cards: async (...asked: Parameters<typeof ofViewer>): Promise<PostCard[]> => {
      const { page, liked } = await ofViewer(...asked);
      return page.items.map((card) => ({ ...card, liked: liked.has(card.id) }));
    },
    written: async (...asked: Parameters<typeof ofViewer>): Promise<WrittenReply<'post.feed'>> => {
      const { page, liked } = await ofViewer(...asked);
      const { cards, end } = (page.written ??= writePage(page));
      const own = page.items.map(({ id }, at) => cards[at]?.[liked.has(id) ? 'liked' : 'plain'] ?? NOTHING);
      return new WrittenReply(Buffer.concat([BEGIN, ...own, end]));
    },
  };
}

const BEGIN = Buffer.from('{"items":[');
const NOTHING = Buffer.alloc(0);

function writePage(page: FirstPage): WrittenPage {
  const { items, next } = shape('post.feed', page);
  const cards = items.map((card, at) => {
    const write = (liked: boolean) => Buffer.from((at === 0 ? '' : ',') + JSON.stringify({ ...card, liked }));
    return { liked: write(true), plain: write(false) };
  });
  return { cards, end: Buffer.from(`],"next":${JSON.stringify(next)}}`) };
}

async function readFirstPage(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { size, ...asked }: NewestOf,
  now: number,
  which: Sql = empty,
): Promise<FirstPage> {
  const page = keyset({ size }, NEWEST_POSTS);
  const rows = await db.rows<CardRow & LikersRow>(
    sql`SELECT STRAIGHT_JOIN ${POST_CARD_COLUMNS}, ${likersColumn('post', 'p')}
      ${fromFeed(asked)} ${postCardJoins(null)} ${inFeed(user, asked)} ${which} AND ${page.after} ${page.inOrder}`,
  );
  const shown = page.of(
    rows,
    (row) => postCard(photos, row, now),
    (row) => [row.listed_at, row.id],
  );
  return { ...shown, likers: new Map(rows.map((row) => [row.id, likersOf(row)])) };
}

/*
 * Index and order of joining are said, because the database leaves the right ones as soon as a cursor is given or a joined
 * table is small: docs/decisions/0050-lists.md.
 */
export const fromFeed = ({ scope, board }: NewestOf): Sql =>
  sql`FROM posts p FORCE INDEX (${raw(`${scope}_${board ? 'board' : 'list'}`)})`;

const regionOf = (user: SettledUser, { scope }: Pick<NewestOf, 'scope'>) =>
  scope === 'community' ? user.communityId : user.townId;

/** Published posts of the viewer's community or town, on one board or on all. */
export const inFeed = (user: SettledUser, { scope, board }: NewestOf): Sql =>
  sql`WHERE p.${raw(scope)}_id = ${regionOf(user, { scope })} AND p.state = 'approved'
    ${board ? sql`AND p.board = ${board}` : empty}`;
