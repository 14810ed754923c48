import { entities } from './entities';
import { openPool, type DataSource } from './kernel/database';
import { migrations } from './migrations';

/** Opens a pool of `poolSize` connections to a town's database. Migrations are not run: see `migrateUp`. */
export const openDatabase = (url: string, poolSize: number): Promise<DataSource> =>
  openPool(url, poolSize, { entities, migrations });
