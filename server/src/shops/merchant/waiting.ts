import { countRows } from '../../desk';

/** Appeals of suspended shops that wait. */
export const waitingShopAppeals = countRows({
  from: 'merchant_appeals',
  alias: 'merchant_appeals',
  where: "state = 'open'",
  inGrids: false,
});
