import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

/** A town's own list of words, as it stands now; version 0 is a town that has never made one. */
export interface TownWords {
  version: number;
  words: string[];
  changedBy: string | null;
  changedAt: number | null;
}

export async function townWords(db: Db, townId: number): Promise<TownWords> {
  const row = await db.row<{ version: number; words: string; changedBy: string; changedAt: number }>(
    sql`SELECT w.version, w.words, u.name AS changedBy, w.changed_at AS changedAt FROM town_words w
      LEFT JOIN users u ON u.id = w.changed_by WHERE w.town_id = ${townId} ORDER BY w.version DESC LIMIT 1`,
  );
  if (!row) return { version: 0, words: [], changedBy: null, changedAt: null };
  return { ...row, words: JSON.parse(row.words) as string[] };
}

/** Letters and digits only, full width as half, capitals as small: spaces and signs between them hide nothing. */
export const foldWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The first word of the town's list that stands in a text; null when none does. */
export async function wordIn(db: Db, townId: number, text: string): Promise<string | null> {
  const { words } = await townWords(db, townId);
  if (words.length === 0) return null;
  const folded = foldWord(text);
  return words.find((word) => folded.includes(foldWord(word))) ?? null;
}
