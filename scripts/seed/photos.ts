import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoardCode, ScoringRule } from '@jishan/shared/rules';
import { PICTURES, type Picture, type Text } from '../../server/src/demo/texts';
import { photoStore, type TakenPhoto } from '../../server/src/photos/photo-store';
import { inMemory } from '../../server/src/kernel/spool';
import { root } from '../lib/workspace.mjs';
import { ruleOf } from '../../server/src/demo/plan/claims';

/**
 * The drawn pictures, taken into the photo store once. All posts of the town share them: a quarter of a million photos of
 * their own would fill the disk and measure nothing.
 */
export interface Shelf {
  photos: ReadonlyMap<Picture, TakenPhoto>;
  json: ReadonlyMap<Picture, string>;
}

export async function takePhotos(dataDir: string): Promise<Shelf> {
  const store = photoStore({ APP_SECRET: 'only drawn pictures', DATA_DIR: dataDir });
  const photos = new Map<Picture, TakenPhoto>();
  for (const picture of PICTURES) {
    const file = await readFile(join(root, 'server/demo/photos', `${picture}.jpg`));
    photos.set(picture, await store.take(inMemory(file)));
  }
  const json = new Map(
    [...photos].map(([picture, { id, width, height }]) => [picture, JSON.stringify({ id, width, height })]),
  );
  return { photos, json };
}

export const photosOf = ({ json }: Shelf, pictures: readonly Picture[]) =>
  `[${pictures.map((picture) => json.get(picture) ?? '').join(',')}]`;

export const boardOf = (text: Text, rule: ScoringRule | null): BoardCode => (rule ?? ruleOf(text.rule)).board;
