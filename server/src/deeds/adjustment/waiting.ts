import { sql } from '../../kernel/sql';
import { countRows } from '../../desk';

/** Adjustments that wait for a second person. */
export const waitingAdjustments = countRows({
  from: 'adjustments',
  alias: 'adjustments',
  where: () => sql`state = 'proposed'`,
  inGrids: true,
});
