import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { POST_CARD_COLUMNS, postCard, postCardJoins, type CardRow } from '../post/posts';

/** What somebody has shown the viewer's town. Of a stranger there is none. */
export async function postsOfAuthor(
  db: Db,
  photos: PhotoStore,
  viewer: SettledUser,
  input: Input<'post.ofAuthor'>,
  now: number,
): Promise<Reply<'post.ofAuthor'>> {
  const page = keyset(input, { by: ['p.id'], desc: true });
  const rows = await db.rows<CardRow>(
    sql`SELECT STRAIGHT_JOIN ${POST_CARD_COLUMNS} FROM posts p FORCE INDEX (author_state) ${postCardJoins(viewer)}
      WHERE p.author_id = ${input.userId} AND p.state = 'approved' AND p.town_id = ${viewer.townId}
        AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => postCard(photos, row, now),
    (row) => [row.id],
  );
}
