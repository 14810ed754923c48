import type { MessageKind, QuietHours } from '@jishan/shared/messages';
import { USUAL_QUIET } from '@jishan/shared/messages';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

interface Told {
  userId: number;
  kind: MessageKind;
}

/** Those of some messages whose kind the one they are for has switched off. */
export async function mutedAmong<M extends Told>(db: Db, messages: readonly M[]): Promise<Set<M>> {
  const rows = await db.rows<Told>(
    sql`SELECT user_id AS userId, kind FROM message_mutes
      WHERE user_id IN (${[...new Set(messages.map(({ userId }) => userId))]}) AND kind IN (${[...new Set(messages.map(({ kind }) => kind))]})`,
  );
  const muted = new Set(rows.map(({ userId, kind }) => `${userId} ${kind}`));
  return new Set(messages.filter(({ userId, kind }) => muted.has(`${userId} ${kind}`)));
}

/** Which kinds somebody has switched off. */
export async function mutesOf(db: Db, userId: number): Promise<MessageKind[]> {
  const rows = await db.rows<{ kind: MessageKind }>(
    sql`SELECT kind FROM message_mutes WHERE user_id = ${userId} ORDER BY kind`,
  );
  return rows.map(({ kind }) => kind);
}

/** Switches a kind off or on for somebody; doing it twice changes nothing. */
export const switchKind = (db: Db, userId: number, kind: MessageKind, on: boolean) =>
  db.run(
    on
      ? sql`DELETE FROM message_mutes WHERE user_id = ${userId} AND kind = ${kind}`
      : sql`INSERT INTO message_mutes (user_id, kind) VALUES (${userId}, ${kind}) ON DUPLICATE KEY UPDATE kind = kind`,
  );

/** From when to when somebody wants quiet; null: never. */
export async function quietOf(db: Db, userId: number): Promise<QuietHours | null> {
  const row = await db.row<{ from: number | null; to: number | null }>(
    sql`SELECT quiet_from AS \`from\`, quiet_to AS \`to\` FROM message_quiet WHERE user_id = ${userId}`,
  );
  if (!row) return USUAL_QUIET;
  return row.from === null || row.to === null ? null : { from: row.from, to: row.to };
}

export const setQuiet = (db: Db, userId: number, quiet: QuietHours | null) =>
  db.run(
    sql`INSERT INTO message_quiet (user_id, quiet_from, quiet_to) VALUES (${userId}, ${quiet?.from ?? null}, ${quiet?.to ?? null})
      ON DUPLICATE KEY UPDATE quiet_from = VALUES(quiet_from), quiet_to = VALUES(quiet_to)`,
  );
