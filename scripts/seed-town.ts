// npm run seed:town [-- --towns N] [--small]: fills an empty database with full-size towns, and proves by SQL that their
// book is right.
import { parseArgs } from 'node:util';
import { printError, Problem } from './lib/problem.mjs';
import { openTownDatabase } from './seed/database';
import { fillDatabase, townsIn } from './seed/fill';
import { townsAsked as towns } from './seed/size';
import { tableOf, verifyTowns } from './seed/verify';
import { openDatabase } from '../server/src/database';
import { Db, type DataSource } from '../server/src/kernel/database';

async function main(): Promise<void> {
  // Both are read by seed/size.ts.
  parseArgs({ options: { towns: { type: 'string' }, small: { type: 'boolean' } } });
  const begun = performance.now();
  const database = await openTownDatabase();
  try {
    if ((await townsIn(database.url)) > 0)
      throw new Problem('This database holds a town already; a full-size town wants an empty one.', [
        process.env['DATABASE_URL']
          ? 'Name another database in DATABASE_URL.'
          : `Remove ${database.dataDir} to have it made anew.`,
      ]);
    await fillDatabase(database.url, database.dataDir, towns);
    const loaded = (performance.now() - begun) / 1000;
    const source = await openDatabase(database.url, 2);
    const findings = await verifyAndClose(source);
    process.stdout.write(`${tableOf(findings)}\n`);
    const checked = (performance.now() - begun) / 1000 - loaded;
    process.stdout.write(
      `loaded in ${loaded.toFixed(0)} s, verified in ${checked.toFixed(0)} s: ${database.url}\n`,
    );
    if (findings.some(({ ok }) => !ok))
      throw new Problem('The town is not as it should be: see the lines marked ✗.');
  } finally {
    await database.stop();
  }
}

async function verifyAndClose(source: DataSource) {
  try {
    return await verifyTowns(new Db(source.manager), towns, Date.now());
  } finally {
    await source.destroy();
  }
}

main().catch((error: unknown) => {
  printError(error);
  process.exitCode = 1;
});
