import { sql } from '../../kernel/sql';
import { countRows } from '../../desk';

/** Objections of a region that wait. */
export const waitingObjections = countRows({
  from: 'objections',
  alias: 'objections',
  where: () => sql`state = 'open'`,
  inGrids: true,
});
