import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import type { CheckedKind } from '../safety';
import { lockComment } from './comment';
import { authorOfSubject, moveCount, reach, unreach } from './standing';
import type { Subject } from './subject';

/** Comments on any of these subjects; of one that is held nobody is told, and it does not count. */
export function checkedComments(subjects: readonly Subject[]): CheckedKind {
  const kinds = new Map(subjects.map((subject) => [subject.kind, subject]));
  const aboutOf = (kind: string): Subject => {
    const about = kinds.get(kind);
    if (!about) throw new Error(`nobody comments on ${kind}`);
    return about;
  };
  /** One that stands, locked; undefined when it was removed. */
  const standing = async (db: Db, id: number) => {
    const comment = await lockComment(db, id);
    return comment?.removed === 0 ? { id, ...comment } : undefined;
  };

  return {
    kind: 'comment',
    scene: 2,
    show: async (db, { subjectId: id, words: body }, now) => {
      const comment = await standing(db, id);
      if (!comment) return;
      await db.run(sql`UPDATE comments SET held = 0, body = ${body} WHERE id = ${id}`);
      if (comment.held === 0) return;
      const about = aboutOf(comment.kind);
      const author = await db.row<{ name: string }>(sql`SELECT name FROM users WHERE id = ${comment.author}`);
      const from = { id: comment.author, name: author?.name ?? '' };
      const spokenTo = { ...comment, author: await authorOfSubject(db, about, comment.subject) };
      await reach(db, about, spokenTo, { from, body, now });
      await moveCount(db, about, comment.subject, 1);
    },
    hold: async (db, { subjectId: id }) => {
      const comment = await standing(db, id);
      if (comment?.held !== 0) return;
      await db.run(sql`UPDATE comments SET held = 1 WHERE id = ${id}`);
      await unreach(db, aboutOf(comment.kind), comment);
    },
    remove: async (db, { subjectId: id }, by, now) => {
      const comment = await standing(db, id);
      if (!comment) return;
      await db.run(sql`UPDATE comments SET removed_at = ${now}, removed_by = ${by.id} WHERE id = ${id}`);
      if (comment.held === 0) await unreach(db, aboutOf(comment.kind), comment);
    },
  };
}
