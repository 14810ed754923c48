import { MainJob1 } from './1-main-job';

/** In the order in which they run. A migration that has landed is never changed: add another. */
export const migrations = [MainJob1];
