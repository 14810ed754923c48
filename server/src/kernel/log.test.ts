import { emptyDatabase } from '../testing/empty-database';
import { openDatabase } from '../database';
import { migrateUp } from './migrate';
import { plainError } from './log';

test('four servers that start at once on an empty database bring it up together', async () => {
  const url = await emptyDatabase();
  const sources = await Promise.all([1, 2, 3, 4].map(() => openDatabase(url, 2)));
  await Promise.all(sources.map((source) => migrateUp(source)));
  expect(await sources[0]?.showMigrations()).toBe(false);
  await Promise.all(sources.map((source) => source.destroy()));
});

test('a database error is logged without the values of its statement', async () => {
  const source = await openDatabase(await emptyDatabase(), 2);
  const error: unknown = await source
    .query('SELECT nothing FROM nowhere WHERE openid = ?', ['oSECRET'])
    .catch((e: unknown) => e);
  await source.destroy();
  expect(JSON.stringify(error)).toContain('oSECRET');
  const logged = plainError(error);
  expect(JSON.stringify(logged)).not.toContain('oSECRET');
  expect(logged).toMatchObject({
    type: 'QueryFailedError',
    errno: 1146,
    stack: expect.stringContaining('log.test') as string,
  });
});
