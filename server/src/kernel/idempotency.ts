import { createHash } from 'node:crypto';
import type { Db } from './database';
import { Refusal } from './errors';
import { isDuplicate } from './transaction';
import { sql } from './sql';

/** One attempt to do something once: the same user, call and key are the same attempt. */
export interface Attempt {
  userId: number;
  call: string;
  key: string;
  inputHash: Buffer;
}

export const KEY_FORM = /^[\w-]{16,64}$/;

/** Objects with the same content hash the same, whatever the order of their keys. */
export function hashInput(input: unknown, file?: { sha256: Buffer }): Buffer {
  const hash = createHash('sha256').update(
    JSON.stringify(input, (_, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
  if (file) hash.update(file.sha256);
  return hash.digest();
}

/** The stored reply of an earlier attempt, undefined if there was none. KEY_REUSED when the input was another. */
export async function earlierReply(db: Db, attempt: Attempt): Promise<unknown> {
  const row = await db.row<{ input_hash: Buffer; reply: string | null }>(
    sql`SELECT input_hash, reply FROM idempotency_keys WHERE user_id = ${attempt.userId} AND call_name = ${attempt.call} AND client_key = ${attempt.key}`,
  );
  if (!row || row.reply === null) return undefined;
  if (!row.input_hash.equals(attempt.inputHash)) throw new Refusal('KEY_REUSED');
  return JSON.parse(row.reply) as unknown;
}

/**
 * Claims the key inside the transaction that does the work. A twin that is still running holds the row, so this waits for
 * it; returns the twin's reply if it got through, undefined if the work is ours to do.
 */
export async function claimKey(db: Db, attempt: Attempt, now: number): Promise<unknown> {
  try {
    await db.run(
      sql`INSERT INTO idempotency_keys (user_id, call_name, client_key, input_hash, created_at) VALUES (${attempt.userId}, ${attempt.call}, ${attempt.key}, ${attempt.inputHash}, ${now})`,
    );
    return undefined;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return earlierReply(db, attempt);
  }
}

/** Stores the reply beside the effect, in the same transaction. */
export async function keepReply(db: Db, attempt: Attempt, reply: unknown): Promise<void> {
  await db.run(
    sql`UPDATE idempotency_keys SET reply = ${JSON.stringify(reply)} WHERE user_id = ${attempt.userId} AND call_name = ${attempt.call} AND client_key = ${attempt.key}`,
  );
}
