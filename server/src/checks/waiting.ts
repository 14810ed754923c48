import { sql } from '../kernel/sql';
import { countRows } from '../desk';

/** What waits for people: held and not yet found good, or found bad after others could see it. */
export const OPEN = (now: number) => sql`k.is_open = 1 AND k.queue_at <= ${now}`;

export const waitingChecks = countRows({
  from: 'content_checks k',
  alias: 'k',
  where: OPEN,
  inGrids: true,
});
