import { countRows } from '../../desk';

/** Adjustments that wait for a second person. */
export const waitingAdjustments = countRows({
  from: 'adjustments',
  alias: 'adjustments',
  where: "state = 'proposed'",
  inGrids: true,
});
