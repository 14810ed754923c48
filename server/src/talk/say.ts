import type { Input } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { isStaff, type SettledUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { checkText, type GivenText } from '../safety';
import { assertHeard, isForEyesOf, lockComment, type CommentView } from './comment';
import { moveCounter, type Subject } from './subject';
import { reach } from './standing';

/** Whether others read it before it was looked at, and when it is said. */
export interface Saying {
  show: GivenText['show'];
  now: number;
}

/** Somebody says something to a subject, or answers what was said there. The one place where a comment or a reply is made. */
export async function sayTo(
  db: Db,
  about: Subject,
  user: SettledUser,
  { subject, body, answers }: Input<'comment.create'>,
  { show, now }: Saying,
): Promise<CommentView> {
  const found = await about.find(db, user, subject.id);
  if (!found?.readable) throw new Refusal('NOT_FOUND');
  const answered = answers === undefined ? null : await lockAnswered(db, user, subject, answers);
  const spokenTo = { author: found.authorId, answered: answered?.author ?? null };
  await assertHeard(db, user, found, [spokenTo.author, spokenTo.answered]);

  const { insertId: id } = await db.run(
    sql`INSERT INTO comments (subject_kind, subject_id, thread_id, answers_id, author_id, body, created_at)
      VALUES (${subject.kind}, ${subject.id}, ${answered?.thread ?? 0}, ${answers ?? null}, ${user.id}, ${body}, ${now})`,
  );
  const thread = answered?.thread ?? id;
  // Its number is known only now.
  if (!answered) await db.run(sql`UPDATE comments SET thread_id = ${id} WHERE id = ${id}`);
  const held = await checkText(db, { kind: 'comment', subjectId: id, author: user, words: body, show }, now);
  if (held) await db.run(sql`UPDATE comments SET held = 1 WHERE id = ${id}`);
  else await reach(db, about, { id, subject: subject.id, thread, ...spokenTo }, { from: user, body, now });
  await moveCounter(db, about, 'comment_count', user, subject.id, held ? 0 : 1);

  const author = {
    ...{ id: user.id, name: user.name, avatar: user.avatar },
    unit: isStaff(user) ? user.scope.unit : null,
  };
  return {
    ...{ id, thread, gone: null, answers: answered?.name ?? null, author, body, at: now },
    ...{
      edited: false,
      held,
      likes: 0,
      liked: false,
      canRemove: true,
      editUntil: now + LIMITS.commentEditMs,
    },
  };
}

/** What is answered, locked so that it is not removed meanwhile. NOT_FOUND where it is not said to this subject, COMMENT_GONE. */
async function lockAnswered(
  db: Db,
  user: SettledUser,
  subject: Input<'comment.create'>['subject'],
  id: number,
) {
  const answered = await lockComment(db, id);
  const isThere = answered?.kind === subject.kind && answered.subject === subject.id;
  if (!answered || !isThere || !isForEyesOf(user, answered)) throw new Refusal('NOT_FOUND', 'answers');
  if (answered.removed === 1) throw new Refusal('COMMENT_GONE', 'answers');
  const author = await db.row<{ name: string }>(sql`SELECT name FROM users WHERE id = ${answered.author}`);
  return { ...answered, name: author?.name ?? '' };
}
