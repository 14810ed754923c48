import { photoEntities } from './photos';
import { postEntities } from './deeds';
import { residentEntities } from './people';

/** Tables whose single rows are read and written as entities; lists and hot paths are SQL. */
export const entities = [...residentEntities, ...photoEntities, ...postEntities];
