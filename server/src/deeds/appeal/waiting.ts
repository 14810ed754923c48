import { sql } from '../../kernel/sql';
import { countRows } from '../../desk';

/** Appeals of residents that wait. */
export const waitingAppeals = countRows({
  from: 'appeals',
  alias: 'appeals',
  where: () => sql`state = 'open'`,
  inGrids: true,
});
