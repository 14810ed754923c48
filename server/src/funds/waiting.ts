import { sql } from '../kernel/sql';
import { countRows } from '../desk';

/** Uses of funds that wait for a second person. Funds lie in communities or in the town, in no grid. */
export const waitingUses = countRows({
  from: 'fund_uses',
  alias: 'fund_uses',
  where: () => sql`state = 'proposed'`,
  inGrids: false,
});
