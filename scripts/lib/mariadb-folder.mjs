// Makes the data folder of a new MariaDB. It is built under another name and renamed when it is whole,
// so that a kill in the middle leaves nothing half-made behind, only a folder that the next start removes.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stopMariadb } from './mariadb-processes.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

const BOOTSTRAP_FILES = [
  'mysql_system_tables.sql',
  'mysql_performance_tables.sql',
  'mysql_system_tables_data.sql',
  'maria_add_gis_sp_bootstrap.sql',
];

/** @param {{ program: string, folder: string, log: (line: string) => void, signal?: AbortSignal }} options */
export async function createDataFolder({ program, folder, log, signal }) {
  await removeLeftovers(folder);
  if (existsSync(join(folder, 'mysql'))) return;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Problem(`${folder} is not empty and holds no database.`, [
      'Move its content away, or choose another data folder: DATA_DIR=/path npm start',
    ]);
  }
  log(`database: making a new data folder in ${folder}`);
  const draft = `${folder}.new-${process.pid}`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    await run(program, bootstrapArguments(draft), { input: bootstrapSql(program), signal });
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

// The bootstrap of a killed start may still be writing to its draft.
/** @param {string} folder */
async function removeLeftovers(folder) {
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(`${basename(folder)}.new-`)) continue;
    const draft = join(dirname(folder), name);
    await stopMariadb(draft);
    rmSync(draft, { recursive: true, force: true });
  }
}

/** @param {string} draft */
function bootstrapArguments(draft) {
  return [
    '--no-defaults',
    '--bootstrap',
    `--datadir=${draft}`,
    `--tmpdir=${draft}`,
    '--skip-log-bin',
    '--character-set-server=utf8mb4',
    '--innodb-buffer-pool-size=16M',
    '--max-allowed-packet=8M',
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
  ];
}

// What mariadb-install-db does, without the package that holds it: root may log in without a password,
// through a socket in a folder that only its owner may enter.
/** @param {string} program */
function bootstrapSql(program) {
  const folder = sqlFolder(program);
  return [
    'CREATE DATABASE mysql;', // in bootstrap mode a line holds one statement
    'USE mysql;',
    'SET @auth_root_socket=NULL;',
    ...BOOTSTRAP_FILES.map((name) => readFileSync(join(folder, name), 'utf8')),
  ].join('\n');
}

/** @param {string} program */
function sqlFolder(program) {
  const prefix = dirname(dirname(program));
  const folders = [prefix, '/usr', '/usr/local'].flatMap((root) => [
    join(root, 'share/mysql'),
    join(root, 'share/mariadb'),
  ]);
  const found = folders.find((folder) => BOOTSTRAP_FILES.every((name) => existsSync(join(folder, name))));
  if (found === undefined) {
    throw new Problem(`${program} is there, but not the SQL files that belong to it.`, [
      `Looked in: ${folders.join(', ')}`,
      'Install the whole MariaDB server (Debian: apt-get install mariadb-server-core), or set DATABASE_URL.',
    ]);
  }
  return found;
}
