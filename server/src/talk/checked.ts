import type { Db } from '../kernel/database';
import { raw, sql } from '../kernel/sql';
import type { CheckedKind } from '../safety';
import type { Subject } from './subject';

interface Row {
  kind: string;
  subject: number;
  held: 0 | 1;
}

/** Comments on any of these subjects; one that is held is not counted. */
export function checkedComments(subjects: readonly Subject[]): CheckedKind {
  const tables = new Map(subjects.map(({ kind, table }) => [kind, table]));
  /** One that stands, with its row locked; undefined when it was removed. */
  const standing = (db: Db, id: number) =>
    db.row<Row>(
      sql`SELECT subject_kind AS kind, subject_id AS subject, held FROM comments WHERE id = ${id} AND removed_at IS NULL FOR UPDATE`,
    );
  const count = async (db: Db, { kind, subject }: Row, by: 1 | -1) => {
    const table = tables.get(kind);
    if (!table) throw new Error(`nobody comments on ${kind}`);
    await db.run(sql`UPDATE ${raw(table)} SET comment_count = comment_count + ${by} WHERE id = ${subject}`);
  };

  return {
    kind: 'comment',
    scene: 2,
    show: async (db, { subjectId: id, words }) => {
      const comment = await standing(db, id);
      if (!comment) return;
      await db.run(sql`UPDATE comments SET held = 0, body = ${words} WHERE id = ${id}`);
      if (comment.held === 1) await count(db, comment, 1);
    },
    hold: async (db, { subjectId: id }) => {
      const comment = await standing(db, id);
      if (comment?.held !== 0) return;
      await db.run(sql`UPDATE comments SET held = 1 WHERE id = ${id}`);
      await count(db, comment, -1);
    },
    remove: async (db, { subjectId: id }, by, now) => {
      const comment = await standing(db, id);
      if (!comment) return;
      await db.run(sql`UPDATE comments SET removed_at = ${now}, removed_by = ${by.id} WHERE id = ${id}`);
      if (comment.held === 0) await count(db, comment, -1);
    },
  };
}
