import type { Db } from '../kernel/database';
import type { SettledUser } from '../kernel/identity';
import { raw, sql } from '../kernel/sql';
import { takeBack, tell } from '../inbox';
import type { Subject } from './subject';
import { words } from './words';

/* Who is told of what somebody says, in its transaction. A comment is told a person once, however it concerns them. */

export interface Said {
  from: Pick<SettledUser, 'id' | 'name'>;
  subjectId: number;
  commentId: number;
  body: string;
  now: number;
}

const causeOf = (commentId: number) => `comment:${commentId}`;

/** Tells somebody that a comment is to them. Nobody is told what they said themselves. */
export async function tellOfTalk(
  db: Db,
  kind: 'comment' | 'reply' | 'mention',
  to: number,
  subjectKind: string,
  { from, subjectId, commentId, body, now }: Said,
): Promise<void> {
  if (to === from.id) return;
  await tell(db, {
    ...{ userId: to, cause: causeOf(commentId), kind, from: from.id, subjectKind, subjectId, now },
    ...{ title: words.title[kind](from.name), text: words.said(body) },
  });
}

/** The comment has gone, and with it what these people were told of it. */
export const untellOfTalk = (db: Db, to: readonly number[], commentId: number) =>
  takeBack(db, to, causeOf(commentId));

async function authorOf(db: Db, { table, told }: Subject, id: number): Promise<number | null> {
  if (!told) return null;
  const row = await db.row<{ author: number }>(
    sql`SELECT ${raw(told.author)} AS author FROM ${raw(table)} WHERE id = ${id}`,
  );
  return row?.author ?? null;
}

export async function tellAuthor(db: Db, about: Subject, said: Said): Promise<void> {
  const author = await authorOf(db, about, said.subjectId);
  if (author !== null) await tellOfTalk(db, 'comment', author, about.kind, said);
}

export async function untellAuthor(
  db: Db,
  about: Subject,
  subjectId: number,
  commentId: number,
): Promise<void> {
  const author = await authorOf(db, about, subjectId);
  if (author !== null) await untellOfTalk(db, [author], commentId);
}
