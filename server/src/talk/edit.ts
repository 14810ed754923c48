import type { Input, Reply } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import type { SettledUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { checkText } from '../safety';
import { lockComment } from './comment';
import type { Saying } from './say';
import { moveCount, reach, unreach } from './standing';
import type { Subject } from './subject';

/** Somebody puts their own comment right, while it is new. COMMENT_EDIT_LATE. Other words are looked at like new ones. */
export async function editComment(
  db: Db,
  subjectOf: (kind: string) => Subject,
  user: SettledUser,
  { id, body }: Input<'comment.edit'>,
  { show, now }: Saying,
): Promise<Reply<'comment.edit'>> {
  const comment = await lockComment(db, id);
  const about = comment && subjectOf(comment.kind);
  const found = comment && (await about?.find(db, user, comment.subject));
  if (!comment || !about || comment.removed === 1 || !found?.readable) throw new Refusal('NOT_FOUND');
  if (comment.author !== user.id) throw new Refusal('FORBIDDEN');
  const before = await db.row<{ body: string; at: number; editedAt: number | null }>(
    sql`SELECT body, created_at AS at, edited_at AS editedAt FROM comments WHERE id = ${id}`,
  );
  if (!before || before.at <= now - LIMITS.commentEditMs) throw new Refusal('COMMENT_EDIT_LATE');
  if (before.body === body) return { body, edited: before.editedAt !== null, held: comment.held === 1 };
  const held = await checkText(db, { kind: 'comment', subjectId: id, author: user, words: body, show }, now);
  await db.run(
    sql`UPDATE comments SET body = ${body}, edited_at = ${now}, held = ${held ? 1 : 0} WHERE id = ${id}`,
  );
  if (held && comment.held === 0) await unreach(db, about, { id, ...comment });
  if (!held && comment.held === 1) {
    await reach(db, about, { id, ...comment, author: found.authorId }, { from: user, body, now });
    await moveCount(db, about, comment.subject, 1);
  }
  return { body, edited: true, held };
}
