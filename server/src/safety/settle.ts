import type { Db, DataSource } from '../kernel/database';
import { sql } from '../kernel/sql';
import { inTransaction } from '../kernel/transaction';
import type { Verdict } from '../wechat/content';
import type { CheckedKinds, CheckRow } from './checked';

/** A check with its row locked: a verdict, its author's next words and a decision of staff wait for each other here. */
export async function lockCheck(db: Db, id: number): Promise<CheckRow | undefined> {
  return db.row<CheckRow>(
    sql`SELECT id, kind, subject_id AS subjectId, photo_id AS photoId, author_id AS authorId, words, state, shown, is_open AS isOpen
      FROM content_checks WHERE id = ${id} FOR UPDATE`,
  );
}

/**
 * Carries out what WeChat says, once: the first verdict of a check stands, and one on words that are not the newest, or that
 * people have decided on, changes nothing. Null: WeChat will not say, so that people must.
 */
export const settleCheck = (
  source: DataSource,
  kinds: CheckedKinds,
  id: number,
  verdict: Verdict | null,
  now: number,
): Promise<void> =>
  inTransaction(source, async (db) => {
    const check = await lockCheck(db, id);
    if (!check || check.state !== 'asked') return;
    const state = verdict?.suggest ?? 'unsure';
    await db.run(
      sql`UPDATE content_checks SET state = ${state}, label = ${verdict?.label ?? 0}, answered_at = ${now} WHERE id = ${id}`,
    );
    if (check.isOpen === null) return;
    const kind = kinds.of(check.kind);
    if (state === 'pass') {
      if (check.shown === 0) await kind.show?.(db, check, now);
      await close(db, check, 'pass', now);
      return;
    }
    if (check.shown === null) {
      if (state !== 'unsure' && (await kind.isPublic?.(db, check))) await callPeople(db, check, now);
      return;
    }
    if (check.shown === 1 && state !== 'unsure') {
      await kind.hold?.(db, check, now);
      await db.run(sql`UPDATE content_checks SET shown = 0 WHERE id = ${id}`);
    }
    await callPeople(db, check, now);
  });

/** A photo's place is where its owner lives by now: it may be older than that. */
const callPeople = (db: Db, { id }: CheckRow, now: number) =>
  db.run(
    sql`UPDATE content_checks c JOIN users u ON u.id = c.author_id SET c.queue_at = ${now}, c.is_open = 1,
        c.town_id = u.town_id, c.community_id = u.community_id, c.grid_id = u.grid_id WHERE c.id = ${id}`,
  );

async function close(db: Db, { id }: CheckRow, as: 'pass', now: number): Promise<void> {
  await db.run(
    sql`UPDATE content_checks SET is_open = NULL, closed_as = ${as}, closed_at = ${now}, words = '' WHERE id = ${id}`,
  );
}
