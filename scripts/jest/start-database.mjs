// Before the server's tests: the server's bundle, which those that start it as a process of its own run, and one private
// MariaDB in a temporary folder, its address in TEST_DATABASE_URL. What is asked here is never what a power cut leaves, so it
// may be fast instead of durable.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfChanged, builds } from '../lib/builds.mjs';
import { stopMariadb, startMariadb } from '../lib/mariadb.mjs';
import { isAlive } from '../lib/processes.mjs';
import { SCRATCH_FOLDERS, scratchFolder } from '../lib/scratch.mjs';

const PREFIX = 'jishan-test-database-';

export default async function startDatabase() {
  await buildIfChanged(builds.server, { log: console.log });
  if (process.env.TEST_DATABASE_URL) return;
  for (const place of SCRATCH_FOLDERS) await removeLeftovers(place);
  const folder = mkdtempSync(join(scratchFolder(), `${PREFIX}${process.pid}-`));
  const server = await startMariadb({ dataDir: join(folder, 'mariadb'), log: console.log, durable: false });
  process.env.TEST_DATABASE_URL = server.url('test');
  process.env.TEST_TEMPLATE = 'template';
  Object.assign(globalThis, {
    stopTestDatabase: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

// A test run that was killed leaves its database running and its folder behind.
/** @param {string} place */
async function removeLeftovers(place) {
  if (!existsSync(place)) return;
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    await stopMariadb(join(place, name, 'mariadb'));
    rmSync(join(place, name), { recursive: true, force: true });
  }
}
