import type { HandWritten } from './hand';

// deeds/post/posts.ts: POST_CARD_COLUMNS, postCardJoins
export const CARD_COLUMNS = `p.id, p.body, p.photos, p.board, p.place, p.state, p.listed_at, p.award_title, p.award_seal,
  p.award_points, p.merchant_id, s.name AS shop, c.name AS community, n.id IS NOT NULL AS in_notice, p.like_count, p.comment_count,
  mine.user_id IS NOT NULL AS liked, u.id AS author_id, u.name AS author_name, u.avatar AS author_avatar, o.unit AS author_unit`;
export const CARD_JOINS = `JOIN users u ON u.id = p.author_id
  LEFT JOIN regions o FORCE INDEX (PRIMARY) ON o.id = u.scope_region_id AND u.role IN ('staff', 'admin')
  JOIN regions c FORCE INDEX (PRIMARY) ON c.id = p.community_id
  LEFT JOIN merchants s ON s.id = p.merchant_id
  LEFT JOIN likes mine ON mine.subject_kind = ? AND mine.subject_id = p.id AND mine.user_id = ?
  LEFT JOIN holds n FORCE INDEX (opened_by) ON n.opened_by = p.transfer_id AND n.state = 'pending'`;

export interface CardRow {
  id: number;
  like_count: number;
  comment_count: number;
  liked: 0 | 1;
  in_notice: 0 | 1;
}

/** What is the same of a card on either side. */
export const seen = ({ id, like_count, comment_count, liked }: CardRow) => [
  ...[id, like_count, comment_count, liked === 1],
];
export const seenCard = (card: { id: number; likes: number; comments: number; liked: boolean }) => [
  ...[card.id, card.likes, card.comments, card.liked],
];

// deeds/post/lists.ts: post.feed
const page = (index: string, column: string, more: string) => `SELECT STRAIGHT_JOIN ${CARD_COLUMNS}
  FROM posts p FORCE INDEX (${index}) ${CARD_JOINS}
  WHERE p.${column} = ? AND p.state = 'approved' ${more} ORDER BY p.listed_at DESC, p.id DESC LIMIT ?`;
// kernel/keyset.ts: what comes after the page before
const AFTER = 'AND p.listed_at <= ? AND (p.listed_at < ? OR p.id < ?)';

export const feed: HandWritten = {
  play: async ({ rows }, who, input, _now) => {
    const { scope, board, size, cursor } = input as Record<string, string | undefined> & { size: number };
    const [column, region] = scope === 'community' ? ['community', who.communityId] : ['town', who.townId];
    const [at, id] = cursor ? Buffer.from(cursor, 'base64url').toString().split(',').map(Number) : [];
    const statement = page(
      `${column}_${board ? 'board' : 'list'}`,
      `${column}_id`,
      `${board ? 'AND p.board = ?' : ''} ${cursor ? AFTER : ''}`,
    );
    const values = [
      'post',
      who.id,
      region,
      ...(board ? [board] : []),
      ...(cursor ? [at, at, id] : []),
      size + 1,
    ];
    return (await rows<CardRow>(statement, values)).slice(0, size).map(seen);
  },
  essence: ({ items }: { items: Parameters<typeof seenCard>[0][] }) => items.map(seenCard),
};
