import { entities } from './entities';
import { openPool, type DataSource, type PoolBounds } from './kernel/database';
import { migrations } from './migrations';

/** Opens a pool of `poolSize` connections to a town's database. Migrations are not run: see `migrateUp`. */
export const openDatabase = (url: string, poolSize: number, bounds?: PoolBounds): Promise<DataSource> =>
  openPool(url, poolSize, { entities, migrations }, bounds);
