import { MainJob1 } from './1-main-job';
import { PointsBook2 } from './2-points-book';

/** In the order in which they run. A migration that has landed is never changed: add another. */
export const migrations = [MainJob1, PointsBook2];
