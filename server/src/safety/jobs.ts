import { DAY, HOUR } from '@jishan/shared/calendar';
import { Db, type DataSource } from '../kernel/database';
import type { Job } from '../kernel/jobs';
import { sql } from '../kernel/sql';

/** A verdict on a picture comes within half an hour; what is older was never asked for. */
const VERDICT_MS = DAY;
/** For so long one can see what was found of what, its words long gone. */
const CHECK_MS = 180 * DAY;
const BATCH = 2_000;

export const safetyJobs = (source: DataSource): Job[] => [
  {
    name: 'check sweep',
    everyMs: 6 * HOUR,
    work: async (now) => {
      const db = new Db(source.manager);
      const verdicts = await db.run(
        sql`DELETE FROM picture_verdicts WHERE came_at <= ${now - VERDICT_MS} LIMIT ${BATCH}`,
      );
      const checks = await db.run(
        sql`DELETE FROM content_checks WHERE closed_at <= ${now - CHECK_MS} LIMIT ${BATCH}`,
      );
      return { verdicts: verdicts.affectedRows, checks: checks.affectedRows };
    },
  },
];
