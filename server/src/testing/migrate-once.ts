import { openDatabase } from '../database';
import { migrateUp } from '../kernel/migrate';

/** For migrate.test.ts, as a process of its own that is killed: what a server does first, without the rest of it. */
async function main(url: string): Promise<void> {
  const source = await openDatabase(url, 2);
  await migrateUp(source);
  await source.destroy();
}

void main(process.argv[2] ?? '');
