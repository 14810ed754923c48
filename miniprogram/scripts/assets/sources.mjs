import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** All TypeScript of the folders, one after the other, without what is generated or only a test. */
export function readSources(folders) {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)),
    )
    .filter((file) => !file.includes(`${path.sep}generated${path.sep}`))
    .sort()
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
