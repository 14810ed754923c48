import type { Db } from '../kernel/database';
import type { SettledUser } from '../kernel/identity';
import { takeBack, tell } from '../inbox';
import type { Subject } from './subject';
import { words } from './words';

/* Who is told of what somebody says, in its transaction. */

export interface Said {
  from: Pick<SettledUser, 'id' | 'name'>;
  subjectId: number;
  commentId: number;
  body: string;
  now: number;
}

const causeOf = (commentId: number) => `comment:${commentId}`;

/** To whom something is said: who wrote the subject, and who wrote the comment that it answers. */
export interface SpokenTo {
  author: number | null;
  answered: number | null;
}

/** Tells them, each once: whoever is answered is not told of a comment as well. Nobody is told what they said themselves. */
export async function tellOfTalk(
  db: Db,
  { kind: subjectKind }: Subject,
  { author, answered }: SpokenTo,
  { from, subjectId, commentId, body, now }: Said,
): Promise<void> {
  const people = [
    { kind: 'reply', to: answered },
    { kind: 'comment', to: author === answered ? null : author },
  ] as const;
  for (const { kind, to } of people)
    if (to !== null && to !== from.id)
      await tell(db, {
        ...{ userId: to, cause: causeOf(commentId), kind, from: from.id, subjectKind, subjectId, now },
        ...{ title: words.title[kind](from.name), text: words.said(body) },
      });
}

/** The comment has gone, and with it what these people were told of it. */
export const untellOfTalk = (db: Db, { author, answered }: SpokenTo, commentId: number) =>
  takeBack(
    db,
    [author, answered].filter((id) => id !== null),
    causeOf(commentId),
  );
