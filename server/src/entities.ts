import { photoEntities } from './features/photo/entities';
import { postEntities } from './features/post/entities';
import { residentEntities } from './features/resident/entities';

/** Tables whose single rows are read and written as entities; lists and hot paths are SQL. */
export const entities = [...residentEntities, ...photoEntities, ...postEntities];
