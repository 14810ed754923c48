// Where the socket of a data folder lies: in the folder, or, when that path is too long for the kernel
// (about 107 bytes, 103 on macOS), in a short folder of the temporary directory that only we may enter.
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from './problem.mjs';

const LONGEST = 100;

/** @param {string} folder the data folder, as an absolute path */
export function socketPathFor(folder) {
  const inside = join(folder, 'mariadbd.sock');
  if (Buffer.byteLength(inside) <= LONGEST) return inside;

  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const directory = join(tmpdir(), `jishan-${name}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(directory);
  if (!lstatSync(directory).isDirectory() || (process.getuid && uid !== process.getuid())) {
    throw new Problem(`${directory} belongs to somebody else.`, [
      'Choose a shorter data folder: DATA_DIR=/short/path npm start',
    ]);
  }
  chmodSync(directory, 0o700);
  return join(directory, 'mariadbd.sock');
}

/** Clears up after a server that has stopped. @param {string} socketPath @param {string} folder the data folder */
export function removeSocket(socketPath, folder) {
  rmSync(socketPath, { force: true });
  if (dirname(socketPath) !== folder) rmSync(dirname(socketPath), { recursive: true, force: true });
}
