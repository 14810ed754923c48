import { sql } from '../../kernel/sql';
import { countRows } from '../../desk';

/** Posts that wait for a decision in a staff member's region. */
export const waitingPosts = countRows({
  from: 'posts',
  alias: 'posts',
  where: () => sql`state = 'pending'`,
  inGrids: true,
});
