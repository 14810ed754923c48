import type { Db } from '../kernel/database';
import { raw, sql } from '../kernel/sql';
import { countReply, type Locked } from './comment';
import type { Subject } from './subject';
import { tellOfTalk, untellOfTalk, type Said, type SpokenTo } from './telling';

/* A comment begins or ceases to be read by others than its author: it counts, and people are told of it, only as long as it is. */

type Standing = Pick<Locked, 'subject' | 'thread' | 'answered'> & { id: number };

/** Who wrote what it is said to. */
export const authorOfSubject = async (db: Db, about: Subject, id: number): Promise<number | null> =>
  (await about.find(db, null, id))?.authorId ?? null;

/** Counts a reply and tells whom the comment is said to; the subject's own counter is moved by who calls, last. */
export async function reach(
  db: Db,
  about: Subject,
  { id, subject, thread, answered, author }: Standing & SpokenTo,
  { from, body, now }: Pick<Said, 'from' | 'body' | 'now'>,
): Promise<void> {
  if (thread !== id) await countReply(db, thread, 1);
  await tellOfTalk(db, about, { author, answered }, { from, subjectId: subject, commentId: id, body, now });
}

/** As if nobody had read it. */
export async function unreach(db: Db, about: Subject, comment: Standing): Promise<void> {
  const { id, subject, thread, answered } = comment;
  if (thread !== id) await countReply(db, thread, -1);
  const author = await authorOfSubject(db, about, subject);
  await untellOfTalk(db, { author, answered }, id);
  await moveCount(db, about, subject, -1);
}

/** Also when the subject is hidden by now: the count is of what stands there. */
export const moveCount = (db: Db, { table }: Subject, subject: number, by: 1 | -1) =>
  db.run(sql`UPDATE ${raw(table)} SET comment_count = comment_count + ${by} WHERE id = ${subject}`);
