/** Puts a .gz beside every larger text file of a folder; the server hands it out to whoever takes gzip, at no cost of its own. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const TEXT = /\.(js|css|html|svg|json)$/;
const SMALLEST = 1024;
const pack = promisify(gzip);

/** @param {string} folder */
export async function compressFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!TEXT.test(name)) continue;
    const file = path.join(folder, name);
    const content = readFileSync(file);
    if (content.length < SMALLEST) continue;
    writeFileSync(`${file}.gz`, await pack(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}
