import { sql } from '../../kernel/sql';
import { countRows } from '../../desk';

/** Cards of shops for which staff of a region can still name people. */
export const waitingCards = countRows({
  from: 'cards',
  alias: 'cards',
  where: (now) => sql`state = 'open' AND audience IN ('list', 'need') AND granted < quota
    AND (valid_until IS NULL OR valid_until > ${now})`,
  inGrids: false,
});
