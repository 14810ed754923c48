import { countRows } from '../../desk';

/** Appeals of residents that wait. */
export const waitingAppeals = countRows({
  from: 'appeals',
  alias: 'appeals',
  where: "state = 'open'",
  inGrids: true,
});
