// Finds the MariaDB server program, and installs it where we may: as root on Debian or Ubuntu.
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installPackages } from './apt.mjs';
import { Problem } from './problem.mjs';

const USUAL_FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** @returns {string | undefined} the path of mariadbd */
export function findMariadbd() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...USUAL_FOLDERS].filter((f) => f !== '');
  const named = process.env.MARIADBD;
  const candidates = named ? [named] : folders.map((folder) => join(folder, 'mariadbd'));
  const found = candidates.find(isExecutable);
  return found && realpathSync(found);
}

/**
 * The path of mariadbd, installed first if need be.
 * @param {{ log?: (line: string) => void, signal?: AbortSignal }} [options] @returns {Promise<string>}
 */
export async function ensureMariadbd({ log = () => {}, signal } = {}) {
  const found = findMariadbd();
  if (found) return found;
  if (process.env.MARIADBD) {
    throw new Problem(`MARIADBD names ${process.env.MARIADBD}, which is not a program that can be run.`, [
      'Correct it, or unset it to have mariadbd looked for.',
    ]);
  }
  if (!canInstall()) throw new Problem('No MariaDB server (mariadbd) was found.', howToGetOne());
  log(
    'database: no MariaDB server on this machine; installing mariadb-server-core (46 MB, starts no service)',
  );
  await installPackages(['mariadb-server-core'], { log, signal });
  const installed = findMariadbd();
  if (!installed)
    throw new Problem('mariadb-server-core was installed, but holds no mariadbd.', howToGetOne());
  return installed;
}

function howToGetOne() {
  return [
    'Do one of these, then start again:',
    'Debian, Ubuntu   sudo apt-get install mariadb-server-core',
    'macOS            brew install mariadb',
    'Docker           docker run -d -p 3306:3306 -e MARIADB_ROOT_PASSWORD=secret -e MARIADB_DATABASE=jishan mariadb:10.11',
    '                 and set DATABASE_URL=mysql://root:secret@127.0.0.1:3306/jishan',
    'your own server  set DATABASE_URL=mysql://user:password@host:3306/database (MariaDB 10.11)',
  ];
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
