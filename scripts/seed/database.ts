import { join } from 'node:path';
import { createLog } from '../lib/log.mjs';
import { ensureDatabase, startMariadb } from '../lib/mariadb.mjs';
import { root } from '../lib/workspace.mjs';

/** Where the full-size town lives: the database of DATABASE_URL, or a private one of its own beside the demo town's. */
export interface TownDatabase {
  url: string;
  dataDir: string;
  /** Of the private server. */
  pid?: number;
  stop: () => Promise<void>;
}

const NAME = 'full_town';

export async function openTownDatabase(): Promise<TownDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given)
    return { url: given, dataDir: process.env['DATA_DIR'] ?? join(root, '.data'), stop: async () => {} };
  const dataDir = join(root, '.data/bench');
  // The whole town fits into memory, as it does on a server that is meant for it.
  const server = await startMariadb({
    dataDir: join(dataDir, 'mariadb'),
    log: createLog(),
    bufferPool: '1024M',
  });
  stopWhenAsked(server.stop);
  await ensureDatabase(server, NAME);
  return { url: server.url(NAME), dataDir, pid: server.pid, stop: server.stop };
}

/** The private database outlives whoever started it, so it must be stopped by name when the run is broken off. */
function stopWhenAsked(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
}
