import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

/*
 * How many objections are open against a notice, counted on its hold so that the sweep which posts it and somebody who
 * objects meet at one row: whoever is second sees what the first has done.
 */

/** Keeps an award in notice until the objection is decided. False when the notice is closed or its time is over. */
export async function objectionOpened(db: Db, transferId: number, now: number): Promise<boolean> {
  const { affectedRows } = await db.run(
    sql`UPDATE holds SET open_objections = open_objections + 1
      WHERE opened_by = ${transferId} AND kind = 'notice' AND state = 'pending' AND due_at > ${now}`,
  );
  return affectedRows === 1;
}

/** Objections have been decided: without open ones the notice goes on. */
export async function objectionsClosed(db: Db, transferId: number, count: number): Promise<void> {
  const { affectedRows } = await db.run(
    sql`UPDATE holds SET open_objections = open_objections - ${count} WHERE opened_by = ${transferId} AND open_objections >= ${count}`,
  );
  if (affectedRows !== 1) throw new Error(`fewer than ${count} objections are open against ${transferId}`);
}
