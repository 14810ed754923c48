import { DAY, dayOf, formatDay } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { allFailed, sweepBatches, type Failed, type Swept } from '../kernel/sweep';
import { sql } from '../kernel/sql';
import { tellAll } from '../inbox';
import { words } from './words';

/** How many days before points expire their owner is told; the nearest that applies is used. */
const STAGES = [7, 30];
const BATCH = 500;

/**
 * Tells residents about points that expire soon, once at each stage. Who was told is passed over, so it may be cut off
 * anywhere, and an hourly run finds nobody in most hours. Lots end at few instants: the ends of months or of the year.
 */
export async function remindOfExpiry(
  db: Db,
  now: number,
  signal?: AbortSignal,
): Promise<{ reminded: number; failed?: Failed }> {
  const ends = await db.rows<{ at: number }>(
    sql`SELECT DISTINCT expires_at AS at FROM lots WHERE open = 1 AND expires_at > ${now} AND expires_at <= ${now + Math.max(...STAGES) * DAY}`,
  );
  const sweeps: Swept[] = [];
  for (const { at } of ends) {
    const stage = STAGES.find((days) => at <= now + days * DAY);
    if (stage !== undefined)
      sweeps.push(await remindAll(db, at, { cause: `expiry:${dayOf(at)}:${stage}`, now, signal }));
  }
  return { reminded: sweeps.reduce((sum, { done }) => sum + done, 0), ...allFailed(...sweeps) };
}

interface Expiring {
  residentId: number;
  points: number;
}

function remindAll(
  db: Db,
  expiresAt: number,
  { cause, now, signal }: { cause: string; now: number; signal: AbortSignal | undefined },
): Promise<Swept> {
  // The last day on which they can still be spent is what a person remembers.
  const lastDay = formatDay(expiresAt - 1, now);
  return sweepBatches<Expiring>({
    page: (after) =>
      db.rows(
        sql`SELECT l.resident_id AS residentId, SUM(l.remaining) AS points FROM lots l
            LEFT JOIN messages m ON m.user_id = l.resident_id AND m.cause = ${cause}
          WHERE l.open = 1 AND l.expires_at = ${expiresAt} AND l.resident_id > ${after?.residentId ?? 0} AND m.id IS NULL
          GROUP BY l.resident_id ORDER BY l.resident_id LIMIT ${BATCH}`,
      ),
    all: async (batch) => {
      await tellAll(
        db,
        batch.map(({ residentId, points }) => ({
          userId: residentId,
          cause,
          kind: 'expiry',
          text: words.expiring(points, lastDay),
          subjectId: null,
          now,
        })),
      );
      return batch.length;
    },
    name: ({ residentId }) => `resident ${residentId}`,
    signal,
  });
}
