import type { Db } from '../kernel/database';
import type { User } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { pictureLetter, textLetter } from './letters';
import { wordIn } from './town-words';

/** WeChat slower than this: people are asked to look as well. Whoever is first decides. */
export const PATIENCE_MS = 60_000;

type Author = Pick<User, 'id' | 'townId' | 'communityId' | 'gridId'>;

export interface GivenText {
  kind: string;
  subjectId: number;
  /** Whose words they are; the staff of where they live look at them, if somebody must. */
  author: Author;
  words: string;
  /**
   * `before`: nobody else reads them until they are found good. `after`: everybody reads them until they are found bad.
   * `review`: people look at them before they are public in any case, and see what was found.
   */
  show: 'before' | 'after' | 'review';
}

/**
 * Has words looked at, in the transaction that writes them: by the town's own list at once, by WeChat through the outbox.
 * True: nobody but their author is to read them now; the kind's `show` brings them out. What was handed in of the same
 * thing before is done with, whatever will still be said of it.
 */
export async function checkText(db: Db, given: GivenText, now: number): Promise<boolean> {
  const { kind, subjectId, author, words, show } = given;
  await closeChecks(db, kind, subjectId, 'rewritten', now);
  if (words === '') return false;
  const word = author.townId === null ? null : await wordIn(db, author.townId, words);
  const held = show !== 'review' && (word !== null || show === 'before');
  const shown = show === 'review' ? null : held ? 0 : 1;
  const queueAt = show === 'review' ? null : word === null ? now + PATIENCE_MS : now;
  const { insertId } = await db.run(
    sql`INSERT INTO content_checks (kind, subject_id, author_id, town_id, community_id, grid_id, words, state, word, shown, queue_at, created_at)
      VALUES (${[
        ...[kind, subjectId, author.id, author.townId, author.communityId, author.gridId, words],
        ...[word === null ? 'asked' : 'word', word ?? '', shown, queueAt, now],
      ]})`,
  );
  if (word === null) await textLetter.put(db, [{ checkId: insertId }], now);
  return held;
}

/** Has a picture looked at, in the transaction that keeps it. It is not public before people have seen it, so nothing is held. */
export async function checkPicture(db: Db, author: Author, photoId: string, now: number): Promise<void> {
  const { insertId } = await db.run(
    sql`INSERT INTO content_checks (kind, photo_id, author_id, town_id, community_id, grid_id, words, state, created_at)
      VALUES (${['photo', photoId, author.id, author.townId, author.communityId, author.gridId, '', 'asked', now]})`,
  );
  await pictureLetter.put(db, [{ checkId: insertId }], now);
}

export type ClosedAs = 'pass' | 'release' | 'remove' | 'rewritten' | 'gone';

/** What was handed in of a thing is done with: it was written anew, removed by its author, or people have decided. */
export async function closeChecks(
  db: Db,
  kind: string,
  subjectId: number,
  as: ClosedAs,
  now: number,
): Promise<void> {
  await db.run(
    sql`UPDATE content_checks FORCE INDEX (subject) SET is_open = NULL, closed_as = ${as}, closed_at = ${now}, words = ''
      WHERE kind = ${kind} AND subject_id = ${subjectId} AND is_open = 1`,
  );
}

/** The same of pictures. */
export async function closePictures(
  db: Db,
  photoIds: readonly string[],
  as: ClosedAs,
  now: number,
): Promise<void> {
  if (photoIds.length === 0) return;
  await db.run(
    sql`UPDATE content_checks FORCE INDEX (photo) SET is_open = NULL, closed_as = ${as}, closed_at = ${now}
      WHERE photo_id IN (${photoIds}) AND is_open = 1`,
  );
}

/** Of some things of one author, what they wrote and nobody else can read yet, by the thing's id. */
export async function heldWords(
  db: Db,
  kind: string,
  subjectIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db.rows<{ id: number; words: string }>(
    sql`SELECT subject_id AS id, words FROM content_checks FORCE INDEX (subject)
      WHERE kind = ${kind} AND subject_id IN (${subjectIds}) AND is_open = 1 AND shown = 0 ORDER BY id`,
  );
  return new Map(rows.map(({ id, words }) => [id, words]));
}
