import { countRows } from '../desk/service';

/** Objections of a region that wait. */
export const waitingObjections = countRows({
  from: 'objections',
  alias: 'objections',
  where: "state = 'open'",
  inGrids: true,
});
