import { openDatabase } from '../database';
import { Db, type DataSource } from '../kernel/database';
import { sql } from '../kernel/sql';
import { callOver, newKey } from '../testing/harness';
import { migratedDatabase } from '../testing/migrated';
import { draft } from '../testing/open-town';
import { endProcesses, startReady, townFor } from '../testing/process';

/* What is told stands in the transaction of what it tells: a server that is killed among deeds leaves both or neither. */
jest.setTimeout(120_000);

let source: DataSource;
afterAll(async () => {
  endProcesses();
  await source.destroy();
});

test('killed -9 while people comment and staff decide: each deed is told once, and none that did not happen', async () => {
  const databaseUrl = await migratedDatabase();
  const { town, tokens } = await townFor(databaseUrl);
  source = await openDatabase(databaseUrl, 4);
  const db = new Db(source.manager);
  const env = { DATABASE_URL: databaseUrl, MODE: 'test', RATE_LIMIT_SCALE: '1000' };
  const first = await startReady(env);
  const posts = await Promise.all(
    Array.from({ length: 40 }, () =>
      callOver(first.url, tokens.wang, 'post.create', draft(), newKey()).then(({ reply }) => reply),
    ),
  );
  // Two servers are not needed for the desk's lock: one reviewer takes all of them.
  for (const { id } of posts) await callOver(first.url, tokens.xu, 'review.take', { postId: id });

  const keys = posts.map(() => ({ decide: newKey(), comment: newKey() }));
  const storm = (url: string) =>
    posts.map(async ({ id, version }, index) => {
      const own = keys[index] ?? { decide: '', comment: '' };
      const lost = () => undefined;
      await callOver(
        url,
        tokens.xu,
        'review.approve',
        { postId: id, version, ruleCode: null },
        own.decide,
      ).catch(lost);
      await callOver(
        url,
        tokens.chen,
        'comment.create',
        { subject: { kind: 'post', id }, body: '好' },
        own.comment,
      ).catch(lost);
    });
  const running = storm(first.url);
  await Promise.any(running);
  first.child.kill('SIGKILL');
  await Promise.all(running);

  const counts = () =>
    db.row<Record<string, number>>(
      sql`SELECT (SELECT COUNT(*) FROM posts WHERE state = 'approved') AS approved, (SELECT COUNT(*) FROM comments) AS comments,
        (SELECT COUNT(*) FROM messages WHERE user_id = ${town.people.wang} AND kind = 'approved') AS approvedTold,
        (SELECT COUNT(*) FROM messages WHERE user_id = ${town.people.wang} AND kind = 'comment') AS commentsTold`,
    );
  const cut = await counts();
  expect((cut?.['approved'] ?? 0) + (cut?.['comments'] ?? 0)).toBeLessThan(2 * posts.length);
  expect(cut).toMatchObject({ approvedTold: cut?.['approved'], commentsTold: cut?.['comments'] });

  // The phones send again, with their keys.
  const second = await startReady(env);
  await Promise.all(storm(second.url));
  await Promise.all(storm(second.url));
  expect(await counts()).toEqual({ approved: 40, comments: 40, approvedTold: 40, commentsTold: 40 });
});
