import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Pictures, PhotoSize } from './image';

/** The files of photos: `<root>/ab/<id>/{screen,thumb}.jpg`, in 256 folders by the first byte of the id. */
export interface PhotoFiles {
  pathOf: (id: string, size: PhotoSize) => string;
  /** Both sizes or nothing, and on disk for good when this returns. */
  write: (id: string, pictures: Pictures) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** Ids of photos whose files are older than an instant, in portions of one folder. */
  olderThan: (before: number) => AsyncGenerator<string[]>;
  /** Removes what was half written before an instant. */
  removeHalfWritten: (before: number) => Promise<void>;
}

const HALF_WRITTEN = 'half-written';

export function photoFiles(dataDir: string): PhotoFiles {
  const root = resolve(dataDir, 'photos');
  const folderOf = (id: string) => join(root, id.slice(0, 2), id);
  return {
    pathOf: (id, size) => join(folderOf(id), `${size}.jpg`),

    write: async (id, { screen, thumb }) => {
      const draft = join(root, HALF_WRITTEN, id);
      const shelf = join(root, id.slice(0, 2));
      try {
        for (const path of [draft, shelf]) await mkdir(path, { recursive: true });
        await writeThrough(join(draft, 'screen.jpg'), screen);
        await writeThrough(join(draft, 'thumb.jpg'), thumb);
        await flush(draft);
        await rename(draft, folderOf(id));
      } catch (error) {
        // On a full disk half a photo takes the place that the next one needs.
        await rm(draft, { recursive: true, force: true });
        throw error;
      }
      await flush(shelf);
    },

    remove: (id) => rm(folderOf(id), { recursive: true, force: true }),

    olderThan: async function* (before) {
      for (const shelf of await namesIn(root)) {
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
        yield await oldOnes(join(root, shelf), before);
      }
    },

    removeHalfWritten: async (before) => {
      const folder = join(root, HALF_WRITTEN);
      for (const name of await oldOnes(folder, before))
        await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A folder's own entries survive a power cut only once the folder is flushed as well. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const namesIn = (folder: string) => readdir(folder).catch(() => []);

async function oldOnes(folder: string, before: number): Promise<string[]> {
  const names = await namesIn(folder);
  const ages = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return names.filter((_, at) => (ages[at]?.mtimeMs ?? Infinity) < before);
}
