import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The TypeScript files of the folders, without what is generated or only a test. */
export function sourceFiles(folders) {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)),
    )
    .filter((file) => !file.includes(`${path.sep}generated${path.sep}`))
    .sort();
}

/** All of them, one after the other. */
export const readSources = (files) => files.map((file) => readFileSync(file, 'utf8')).join('\n');

// What only lends its types is no part of a build.
const IMPORT = /\b(?:import|export)\b(?!\s+type\b)[^'"`;]*?(?:\bfrom\s*)?\(?\s*['"]([^'"]+)['"]/g;
const ENDINGS = ['.ts', '.tsx', '/index.ts', '/index.tsx', '/index.weapp.ts'];

/** The files, and all that they import, and so on. `shared` is where the house's own package has its sources. */
export function reachedFrom(files, shared) {
  const reached = new Set(files);
  for (const file of reached) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const base = name.startsWith('@jishan/shared/')
        ? path.join(shared, name.slice('@jishan/shared/'.length))
        : path.resolve(path.dirname(file), name);
      const found = ENDINGS.map((ending) => base + ending).find(
        (at) => existsSync(at) && statSync(at).isFile(),
      );
      if (found) reached.add(found);
    }
  }
  return [...reached].sort();
}
