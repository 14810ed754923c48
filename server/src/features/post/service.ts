import type { Reply } from '@jishan/shared/api';
import { periodStart } from '@jishan/shared/calendar';
import { BOARDS, type BoardCode } from '@jishan/shared/rules';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type Place, type SettledUser, type User } from '../../kernel/identity';
import type { PhotoStore } from '../photo/service';
import type { PostRow, PostState } from './entities';

export type { PostRow, PostState } from './entities';
export { reasonText } from './words';

export type PostCard = Reply<'post.feed'>['items'][number];
type Person = PostCard['author'];

/** Somebody who wrote something, as a joined row gives them. */
export interface AuthorRow {
  author_id: number;
  author_name: string;
  author_avatar: string;
  author_unit: string | null;
}

/**
 * Columns and joins for AuthorRow, of the table under `alias`, which has an `author_id`. Regions are few, so the database
 * would read them as a whole and then sort the list: by their key the list keeps its order.
 */
export const AUTHOR_COLUMNS =
  'u.id AS author_id, u.name AS author_name, u.avatar AS author_avatar, o.unit AS author_unit';
export const authorJoins = (alias: string) => `JOIN users u ON u.id = ${alias}.author_id
  LEFT JOIN regions o FORCE INDEX (PRIMARY) ON o.id = u.scope_region_id AND u.role IN ('staff', 'admin')`;

export const authorOf = (row: AuthorRow): Person => ({
  id: row.author_id,
  name: row.author_name,
  avatar: row.author_avatar,
  unit: row.author_unit,
});

/** What a card shows of a post's row. */
export type CardRow = AuthorRow &
  Pick<
    PostRow,
    | 'id'
    | 'body'
    | 'photos'
    | 'board'
    | 'place'
    | 'state'
    | 'listed_at'
    | 'award_title'
    | 'award_seal'
    | 'award_points'
    | 'like_count'
    | 'comment_count'
    | 'merchant_id'
  > & { community: string; shop: string | null; liked: 0 | 1; in_notice: 0 | 1 };

/** Columns and joins for CardRow, of posts as `p`. The joins take one parameter: the viewer's id, 0 for a guest. */
export const CARD_COLUMNS = `p.id, p.body, p.photos, p.board, p.place, p.state, p.listed_at, p.award_title, p.award_seal,
  p.award_points, p.like_count, p.comment_count, p.merchant_id, s.name AS shop, c.name AS community, l.user_id IS NOT NULL AS liked,
  n.id IS NOT NULL AS in_notice, ${AUTHOR_COLUMNS}`;
export const CARD_JOINS = `${authorJoins('p')}
  JOIN regions c FORCE INDEX (PRIMARY) ON c.id = p.community_id
  LEFT JOIN merchants s ON s.id = p.merchant_id
  LEFT JOIN likes l ON l.post_id = p.id AND l.user_id = ?
  LEFT JOIN holds n FORCE INDEX (opened_by) ON n.opened_by = p.transfer_id AND n.state = 'pending'`;

/** A row as the contract's card. Photos of a post that is not public get addresses that end. */
export function postCard(photos: PhotoStore, row: CardRow, now: number): PostCard {
  const isPublic = row.state === 'approved';
  return {
    id: row.id,
    author: authorOf(row),
    shop: row.merchant_id === null ? null : { id: row.merchant_id, name: row.shop ?? '' },
    community: row.community,
    body: row.body,
    photos: photos.parse(row.photos).map((photo) => photos.view(photo, isPublic, now)),
    board: row.board,
    place: row.place,
    state: row.state,
    seal:
      row.award_points === null
        ? null
        : {
            text: row.award_seal ?? '',
            points: row.award_points,
            title: row.award_title ?? '',
            wait: row.in_notice === 1,
          },
    likes: row.like_count,
    comments: row.comment_count,
    liked: row.liked === 1,
    at: row.listed_at,
  };
}

/** The newest posts of the viewer's community. */
export async function latestPosts(
  photos: PhotoStore,
  db: Db,
  user: SettledUser,
  size: number,
  now: number,
): Promise<PostCard[]> {
  const rows = await db.rows<CardRow>(
    `SELECT STRAIGHT_JOIN ${CARD_COLUMNS} FROM posts p FORCE INDEX (community_list) ${CARD_JOINS}
      WHERE p.community_id = ? AND p.state = 'approved' ORDER BY p.listed_at DESC, p.id DESC LIMIT ?`,
    [user.id, user.communityId, size],
  );
  return rows.map((row) => postCard(photos, row, now));
}

/** Published deeds of a shop, newest first. */
export async function postsOfMerchant(
  photos: PhotoStore,
  db: Db,
  user: User | null,
  input: { merchantId: number; cursor?: string | undefined; size?: number | undefined },
  now: number,
): Promise<{ items: PostCard[]; next: string | null }> {
  const size = pageSize(input.size);
  const after = input.cursor ? decodeCursor(input.cursor, 2) : [];
  const rows = await db.rows<CardRow>(
    `SELECT STRAIGHT_JOIN ${CARD_COLUMNS} FROM posts p FORCE INDEX (merchant_list) ${CARD_JOINS}
      WHERE p.merchant_id = ? AND p.state = 'approved'
        ${input.cursor ? 'AND p.listed_at <= ? AND (p.listed_at < ? OR p.id < ?)' : ''}
      ORDER BY p.listed_at DESC, p.id DESC LIMIT ?`,
    [user?.id ?? 0, input.merchantId, ...after.slice(0, 1), ...after, size + 1],
  );
  return pageOf(
    rows,
    size,
    (row) => postCard(photos, row, now),
    (row) => [row.listed_at, row.id],
  );
}

/** How many posts were published today in the viewer's town, for every board in the square's order. */
export async function boardCounts(
  db: Db,
  user: SettledUser,
  now: number,
): Promise<{ code: BoardCode; today: number }[]> {
  const rows = await db.rows<{ board: BoardCode; today: number }>(
    `SELECT board, COUNT(*) AS today FROM posts FORCE INDEX (town_list)
      WHERE town_id = ? AND state = 'approved' AND listed_at >= ? GROUP BY board`,
    [user.townId, periodStart('day', now)],
  );
  const counts = new Map(rows.map(({ board, today }) => [board, today]));
  return BOARDS.map(({ code }) => ({ code, today: counts.get(code) ?? 0 }));
}

/** One post, locked until the transaction ends; NOT_FOUND if there is none. */
export async function lockPost(db: Db, id: number): Promise<PostRow> {
  const row = await db.row<PostRow>('SELECT * FROM posts WHERE id = ? FOR UPDATE', [id]);
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** What a staff member's scope is checked against. */
export const placeOf = (row: Pick<PostRow, 'town_id' | 'community_id' | 'grid_id'>): Place => ({
  townId: row.town_id,
  communityId: row.community_id,
  gridId: row.grid_id,
});

/** The states in which an author may change a post. */
export const isEditable = (state: PostState) => ['draft', 'pending', 'rejected', 'withdrawn'].includes(state);

type Guarded = Pick<PostRow, 'state' | 'author_id' | 'town_id' | 'community_id' | 'grid_id'>;

/** Whether the viewer sees what only the author and the staff of the region may; a draft is nobody's but its author's. */
export const isInsider = (user: User | null, row: Guarded) =>
  user !== null && (row.author_id === user.id || (row.state !== 'draft' && covers(user, placeOf(row))));

/** Whether the viewer may read the post at all. */
export const isReadable = (user: User | null, row: Guarded) =>
  row.state === 'approved' || isInsider(user, row);

/** NOT_FOUND unless the viewer may read the post: what is not public does not even show that it exists. */
export async function assertReadable(db: Db, user: User | null, id: number): Promise<void> {
  const row = await db.row<Guarded>(
    'SELECT state, author_id, town_id, community_id, grid_id FROM posts WHERE id = ?',
    [id],
  );
  if (!row || !isReadable(user, row)) throw new Refusal('NOT_FOUND');
}

/**
 * Moves a counter of a post and gives its new value, in one statement (LAST_INSERT_ID hands the value back with
 * the row count). POST_NOT_PUBLIC to who may read a post that is not public in their town, NOT_FOUND to all others. Call it
 * last: the post's row is the one that everybody who likes it waits for.
 */
export async function moveCounter(
  db: Db,
  column: 'like_count' | 'comment_count',
  user: SettledUser,
  id: number,
  by: number,
): Promise<number> {
  const { affectedRows, insertId } = await db.run(
    `UPDATE posts SET ${column} = LAST_INSERT_ID(${column} + ?) WHERE id = ? AND town_id = ? AND state = 'approved'`,
    [by, id, user.townId],
  );
  if (affectedRows === 1) return insertId;
  await assertReadable(db, user, id);
  throw new Refusal('POST_NOT_PUBLIC');
}
