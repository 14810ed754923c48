import { countRows } from '../../desk';

/** Objections of a region that wait. */
export const waitingObjections = countRows({
  from: 'objections',
  alias: 'objections',
  where: "state = 'open'",
  inGrids: true,
});
