import { join, resolve } from 'node:path';
import { createLog } from '../lib/log.mjs';
import { ensureDatabase, startMariadb } from '../lib/mariadb.mjs';
import { root } from '../lib/workspace.mjs';
import { isSmall, townsAsked } from './size';

/** Where the full-size town lives: the database of DATABASE_URL, or a private one of its own beside the demo town's. */
export interface TownDatabase {
  url: string;
  dataDir: string;
  stop: () => Promise<void>;
}

/** As `npm start` calls its own: what looks at a book by its DATA_DIR finds this one too. */
const NAME = 'jishan';

export async function openTownDatabase(): Promise<TownDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given)
    return { url: given, dataDir: process.env['DATA_DIR'] ?? join(root, '.data'), stop: async () => {} };
  const own = `.data/bench${isSmall ? '-small' : ''}${townsAsked > 1 ? `-${townsAsked}` : ''}`;
  const dataDir = resolve(root, process.env['DATA_DIR'] || own);
  // A whole town fits into memory, as it does on a server that is meant for it; of many, what is asked for does.
  const bufferPool = isSmall ? '128M' : '1024M';
  const server = await startMariadb({ dataDir: join(dataDir, 'mariadb'), log: createLog(), bufferPool });
  stopWhenAsked(server.stop);
  await ensureDatabase(server, NAME);
  return { url: server.url(NAME), dataDir, stop: server.stop };
}

/** The private database outlives whoever started it, so it must be stopped by name when the run is broken off. */
function stopWhenAsked(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
}
