import { openDatabase } from '../../server/src/database';
import { Db } from '../../server/src/kernel/database';
import { sql } from '../../server/src/kernel/sql';
import { assertBookHolds } from '../../server/src/testing/book';
import type { Approval } from './load';

/** Fails unless every acknowledged approval is in the book exactly once, nothing else is, and the book holds together. */
export async function assertNothingLost(url: string, approvals: readonly Approval[]): Promise<void> {
  const source = await openDatabase(url, 2);
  try {
    const db = new Db(source.manager);
    const rows = await db.rows<{ id: number; postId: number }>(
      sql`SELECT id, post_id AS postId FROM transfers WHERE kind = 'award'`,
    );
    const inBook = new Map(rows.map(({ id, postId }) => [postId, id]));
    const lost = approvals.filter(({ postId, transferId }) => inBook.get(postId) !== transferId);
    if (lost.length)
      throw new Error(`${lost.length} acknowledged transfers are lost: ${JSON.stringify(lost.slice(0, 3))}`);
    if (rows.length !== approvals.length)
      throw new Error(`${rows.length} transfers in the book, ${approvals.length} acknowledged`);
    await assertBookHolds(db);
  } finally {
    await source.destroy();
  }
}
