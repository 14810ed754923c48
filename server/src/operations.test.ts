import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR } from '@jishan/shared/calendar';
import { jobsOf } from './jobs';
import { startTestServer, type TestServer } from './testing/harness';
import { raw, sql } from './kernel/sql';

/* What docs/operations.md says about the database and the jobs is so. */
const text = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('the check after a restore finds as many triggers as it says', async () => {
  const [, query = '', said] =
    /^ {4}(SELECT COUNT\(\*\) FROM information_schema\.triggers .*); -- (\d+)$/m.exec(text) ?? [];
  const [count] = await server.db.rows<Record<string, number>>(raw(query));
  expect(Object.values(count ?? {})).toEqual([Number(said)]);
  // None that it does not look at.
  const all = await server.db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM information_schema.triggers WHERE trigger_schema = DATABASE()`,
  );
  expect(all?.n).toBe(Number(said));
});

test('its table of jobs is the registry', () => {
  const rows = [...text.slice(text.indexOf('## Jobs')).matchAll(/^\| (\S.*?) +\| (\d+) (s|h) +\|/gm)];
  const said = rows.map(([, name, count, unit]) => ({
    name,
    everyMs: Number(count) * (unit === 's' ? 1000 : HOUR),
  }));
  const jobs = jobsOf(server.source, server.deps).map(({ name, everyMs }) => ({ name, everyMs }));
  expect(said).toEqual(jobs.sort((a, b) => (a.name < b.name ? -1 : 1)));
});
