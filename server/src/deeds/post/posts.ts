import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type Place, type User } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { empty, sql, type Sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { AUTHOR_COLUMNS, authorJoins, authorOf, type AuthorRow } from '../../people';
import { talkColumns, talkJoin, talkOf, type Subject, type TalkRow } from '../../talk';
import type { PostRow, PostState } from './post';
export type PostCard = Reply<'post.feed'>['items'][number];

/** What a card shows of a post's row. */
export type CardRow = AuthorRow &
  TalkRow &
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
    | 'merchant_id'
  > & { community: string; shop: string | null; in_notice: 0 | 1 };

/** Columns and joins for CardRow, of posts as `p`, for a viewer. */
export const POST_CARD_COLUMNS = sql`p.id, p.body, p.photos, p.board, p.place, p.state, p.listed_at, p.award_title, p.award_seal,
  p.award_points, p.merchant_id, s.name AS shop, c.name AS community, n.id IS NOT NULL AS in_notice, ${talkColumns('p')},
  ${AUTHOR_COLUMNS}`;
export const postCardJoins = (viewer: User | null): Sql => sql`${authorJoins('p')}
  JOIN regions c FORCE INDEX (PRIMARY) ON c.id = p.community_id
  LEFT JOIN merchants s ON s.id = p.merchant_id
  ${talkJoin('post', 'p', viewer)}
  LEFT JOIN holds n FORCE INDEX (opened_by) ON n.opened_by = p.transfer_id AND n.state = 'pending'`;

/** Of posts as `p`: not those of somebody whom the viewer has blocked. */
export const heard = (viewer: User | null): Sql =>
  viewer?.blocks.length ? sql`AND p.author_id NOT IN (${viewer.blocks})` : empty;

/** As posts stand in a list. */
export const NEWEST_POSTS = { by: ['p.listed_at', 'p.id'], desc: true } as const;

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
    ...talkOf(row),
    at: row.listed_at,
  };
}

/** Published deeds of a shop, newest first. */
export async function postsOfMerchant(
  photos: PhotoStore,
  db: Db,
  user: User | null,
  input: { merchantId: number; cursor?: string | undefined; size?: number | undefined },
  now: number,
): Promise<{ items: PostCard[]; next: string | null }> {
  const page = keyset(input, NEWEST_POSTS);
  const rows = await db.rows<CardRow>(
    sql`SELECT STRAIGHT_JOIN ${POST_CARD_COLUMNS} FROM posts p FORCE INDEX (merchant_list) ${postCardJoins(user)}
      WHERE p.merchant_id = ${input.merchantId} AND p.state = 'approved' ${heard(user)} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => postCard(photos, row, now),
    (row) => [row.listed_at, row.id],
  );
}

/** One post, locked until the transaction ends; NOT_FOUND if there is none. */
export async function lockPost(db: Db, id: number): Promise<PostRow> {
  const row = await db.row<PostRow>(sql`SELECT * FROM posts WHERE id = ${id} FOR UPDATE`);
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** What a staff member's scope is checked against. */
export const placeOfPost = (row: Pick<PostRow, 'town_id' | 'community_id' | 'grid_id'>): Place => ({
  townId: row.town_id,
  communityId: row.community_id,
  gridId: row.grid_id,
});

/** The states in which an author may change a post. */
export const isEditable = (state: PostState) => ['draft', 'pending', 'rejected', 'withdrawn'].includes(state);

type Guarded = Pick<PostRow, 'state' | 'author_id' | 'town_id' | 'community_id' | 'grid_id'>;

/** Whether the viewer sees what only the author and the staff of the region may; a draft is nobody's but its author's. */
export const isInsider = (user: User | null, row: Guarded) =>
  user !== null && (row.author_id === user.id || (row.state !== 'draft' && covers(user, placeOfPost(row))));

/** Whether the viewer may read the post at all. */
export const isReadable = (user: User | null, row: Guarded) =>
  row.state === 'approved' || isInsider(user, row);

/** Posts as something to talk about: in one's own town, while they are public. */
export const postSubject: Subject = {
  kind: 'post',
  table: 'posts',
  openTo: ({ townId }) => sql`town_id = ${townId} AND state = 'approved'`,
  closed: 'POST_NOT_PUBLIC',
  told: { author: 'author_id', words: 'body' },
  find: async (db, viewer, id) => {
    const row = await db.row<Guarded>(
      sql`SELECT state, author_id, town_id, community_id, grid_id FROM posts WHERE id = ${id}`,
    );
    return row
      ? { place: placeOfPost(row), readable: isReadable(viewer, row), authorId: row.author_id }
      : null;
  },
};
