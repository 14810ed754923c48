import type { ErrorCode } from '@jishan/shared/errors';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import type { Place, SettledUser, User } from '../kernel/identity';
import { raw, sql, type Sql } from '../kernel/sql';

/**
 * A kind of thing that people comment on and like; given in app.ts, so that talk knows no feature. Its table has an `id`, a
 * `like_count` and a `comment_count`, which only talk moves.
 */
export interface Subject {
  /** As rows and calls name it. */
  kind: string;
  table: string;
  /** A condition on its row: that this caller may say something to it. */
  openTo: (user: SettledUser) => Sql;
  /** What is told when they can read it, but it is not open to them. */
  closed: ErrorCode;
  /** Columns of its row: who is told of what is said to it, and words by which they know it. Without: nobody is told. */
  told?: { author: string; words: string };
  /** Where it lies, in whatever state it is; null when there is none. */
  find: (db: Db, viewer: User | null, id: number) => Promise<Found | null>;
}

export interface Found {
  place: Place;
  /** Whether this viewer may read it. */
  readable: boolean;
  /** Who made it and is spoken to under it; null when that is no person. */
  authorId: number | null;
}

/** What a card shows of the talk about its subject, as a joined row gives it. */
export interface TalkRow {
  like_count: number;
  comment_count: number;
  liked: 0 | 1;
}

/** The columns of TalkRow, of a subject's table under `alias`, together with its `talkJoin`. */
export const talkColumns = (alias: string): Sql =>
  raw(`${alias}.like_count, ${alias}.comment_count, mine.user_id IS NOT NULL AS liked`);

/** The viewer's own like, if there is one. */
export const talkJoin = (kind: string, alias: string, viewer: User | null): Sql =>
  sql`LEFT JOIN likes mine ON mine.subject_kind = ${kind} AND mine.subject_id = ${raw(alias)}.id
    AND mine.user_id = ${viewer?.id ?? 0}`;

/** Up to so many likes their givers travel with the subject's row: twelve digits each stay below group_concat_max_len. */
const FEW_LIKES = 80;

/** Who has liked, for a row that many viewers share: see `likedBy`. */
export interface LikersRow {
  likers: string | null;
}

/** The column of LikersRow, of a subject's table under `alias`: its likers, or NULL when they are many. */
export const likersColumn = (kind: string, alias: string): Sql =>
  sql`IF(${raw(alias)}.like_count > ${FEW_LIKES}, NULL, COALESCE((SELECT GROUP_CONCAT(l.user_id) FROM likes l
    WHERE l.subject_kind = ${kind} AND l.subject_id = ${raw(alias)}.id), '')) AS likers`;

/** Which of some subjects a viewer has liked: read from their likers, and asked only for those that have many. */
export async function likedBy(
  db: Db,
  kind: string,
  viewer: User,
  subjects: ReadonlyMap<number, ReadonlySet<number> | null>,
): Promise<Set<number>> {
  const ids = [...subjects.keys()];
  const liked = new Set(ids.filter((id) => subjects.get(id)?.has(viewer.id)));
  const popular = ids.filter((id) => subjects.get(id) === null);
  if (popular.length === 0) return liked;
  const rows = await db.rows<{ id: number }>(
    sql`SELECT subject_id AS id FROM likes WHERE subject_kind = ${kind} AND subject_id IN (${popular}) AND user_id = ${viewer.id}`,
  );
  for (const { id } of rows) liked.add(id);
  return liked;
}

/** The likers of LikersRow as a set; null when they are many. */
export const likersOf = ({ likers }: LikersRow): ReadonlySet<number> | null =>
  likers === null ? null : new Set(likers === '' ? [] : likers.split(',').map(Number));

export const talkOf = (row: TalkRow) => ({
  likes: row.like_count,
  comments: row.comment_count,
  liked: row.liked === 1,
});

/**
 * Moves a counter of a subject that is open to the caller and gives its new value, in one statement (LAST_INSERT_ID hands the
 * value back with the row count). When it is not: the subject's `closed` to who can read it, NOT_FOUND to all others. Call it last: the subject's row is
 * the one that everybody who likes it waits for.
 */
export async function moveCounter(
  db: Db,
  subject: Subject,
  counter: 'like_count' | 'comment_count',
  user: SettledUser,
  id: number,
  by: number,
): Promise<number> {
  const [table, column] = [raw(subject.table), raw(counter)];
  const { affectedRows, insertId } = await db.run(
    sql`UPDATE ${table} SET ${column} = LAST_INSERT_ID(${column} + ${by}) WHERE id = ${id} AND ${subject.openTo(user)}`,
  );
  if (affectedRows === 1) return insertId;
  throw new Refusal((await subject.find(db, user, id))?.readable ? subject.closed : 'NOT_FOUND');
}
