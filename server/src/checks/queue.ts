import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { scopeFilter, type StaffUser } from '../kernel/identity';
import { keyset } from '../kernel/keyset';
import { raw, sql } from '../kernel/sql';
import { circleOf, partSql, type PartyColumns } from '../desk';
import { AUTHOR_COLUMNS, authorJoins, authorOf, type AuthorRow } from '../people';
import type { PhotoStore } from '../photos';
import type { CheckedKinds, CheckRow } from '../safety';
import { OPEN } from './waiting';

/** Of checks as `k`: whose it is. */
export const CHECK_PARTIES = { people: ['k.author_id'] } satisfies PartyColumns;

type Row = AuthorRow &
  Pick<CheckRow, 'id' | 'kind' | 'subjectId' | 'words' | 'photoId' | 'state' | 'shown'> & {
    community: string | null;
    word: string;
    width: number | null;
    height: number | null;
    at: number;
    part: 0 | 1;
  };

/** What waits in the staff member's region, oldest first. */
export async function checkQueue(
  db: Db,
  photos: PhotoStore,
  kinds: CheckedKinds,
  user: StaffUser,
  input: Input<'check.queue'>,
  now: number,
): Promise<Reply<'check.queue'>> {
  const { column, id } = scopeFilter(user);
  const page = keyset(input, { by: ['k.id'] });
  const part = partSql(await circleOf(db, user.id, now), CHECK_PARTIES);
  const rows = await db.rows<Row>(
    sql`SELECT STRAIGHT_JOIN k.id, k.kind, k.subject_id AS subjectId, k.words, k.photo_id AS photoId, k.state, k.word, k.shown,
        k.created_at AS at, c.name AS community, f.width, f.height, ${part} AS part, ${AUTHOR_COLUMNS}
      FROM content_checks k FORCE INDEX (${raw(column.replace('_id', '_list'))}) ${authorJoins('k')}
        LEFT JOIN regions c FORCE INDEX (PRIMARY) ON c.id = k.community_id
        LEFT JOIN photos f FORCE INDEX (PRIMARY) ON f.id = k.photo_id
      WHERE k.${raw(column)} = ${id} AND ${OPEN(now)} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    ({ photoId, width, height, ...row }) => ({
      ...row,
      community: row.community ?? '',
      photo:
        photoId === null || width === null || height === null
          ? null
          : photos.view({ id: photoId, width, height }, false, now),
      author: authorOf(row),
      // What people review anyway is in this queue only once it is public.
      shown: row.shown !== 0,
      mayDecide: row.part === 0,
      mayRemove: kinds.find(row.kind)?.remove !== undefined,
    }),
    (row) => [row.id],
  );
}
