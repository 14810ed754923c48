import { sql } from '../../kernel/sql';
import { countRows } from '../../desk';

/** Appeals of suspended shops that wait. */
export const waitingShopAppeals = countRows({
  from: 'merchant_appeals',
  alias: 'merchant_appeals',
  where: () => sql`state = 'open'`,
  inGrids: false,
});
