import { openDatabase } from '../database';
import { Db } from '../kernel/database';
import { migrateUp } from '../kernel/migrate';
import { emptyDatabase } from './empty-database';
import { migratedDatabase } from './migrated';
import { wholeDatabase } from './schema';

test('a copied database is as one that its migrations made', async () => {
  const migrated = await openDatabase(await emptyDatabase(), 2);
  await migrateUp(migrated);
  const copied = await openDatabase(await migratedDatabase(), 2);
  const [made, copy] = [
    await wholeDatabase(new Db(migrated.manager)),
    await wholeDatabase(new Db(copied.manager)),
  ];
  expect(copy).toEqual(made);
  await Promise.all([migrated.destroy(), copied.destroy()]);
});
