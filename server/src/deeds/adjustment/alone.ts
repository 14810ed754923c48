import { DAY } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';

/** What one person may give alone is counted over so long, for each resident. */
const ALONE_OVER = 30 * DAY;

/**
 * How many points a staff member may still give each of these residents alone: what the settings there say (`upTo`), less
 * what they have given them alone in the last 30 days.
 */
export async function aloneLeft(
  db: Db,
  staffId: number,
  residents: readonly { id: number; upTo: number }[],
  now: number,
): Promise<(residentId: number) => number> {
  const rows = residents.length
    ? await db.rows<{ residentId: number; given: number }>(
        sql`SELECT resident_id AS residentId, SUM(points) AS given FROM adjustments FORCE INDEX (resident)
          WHERE resident_id IN (${residents.map(({ id }) => id)}) AND proposed_by = ${staffId} AND state = 'posted' AND decided_by IS NULL AND created_at > ${now - ALONE_OVER}
          GROUP BY resident_id`,
      )
    : [];
  const given = new Map(rows.map((row) => [row.residentId, row.given]));
  const left = new Map(residents.map(({ id, upTo }) => [id, Math.max(0, upTo - (given.get(id) ?? 0))]));
  return (residentId) => left.get(residentId) ?? 0;
}
