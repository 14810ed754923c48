// Files as phones hold them. Each is a picture of its own: the same photo twice would be noticed by the reviewer's checks.
import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export interface PhoneFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const DRAWN = join(__dirname, '../../server/demo/photos');
const LIMIT = 10 * 1024 * 1024;

/** A photo of the drawn set, taken in a light that nobody else had. */
export async function photo(drawn: 'patrol-a' | 'patrol-b' | 'clean-a'): Promise<PhoneFile> {
  const picture = await readFile(join(DRAWN, `${drawn}.jpg`));
  const light = { brightness: 0.9 + randomInt(2000) / 10_000, hue: randomInt(360) };
  const buffer = await sharp(picture).modulate(light).jpeg({ quality: 88 }).toBuffer();
  return { name: `${drawn}.jpg`, mimeType: 'image/jpeg', buffer };
}

/**
 * A real photo that is one byte too large: what stands behind a JPEG's end mark is no part of the picture. Written into a
 * folder, for the browser to read itself: handing it 10 MB takes too long on a busy machine. Gives its path.
 */
export async function hugePhoto(folder: string): Promise<string> {
  const { name, buffer } = await photo('clean-a');
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([buffer, Buffer.alloc(LIMIT + 1 - buffer.length)]));
  return path;
}

export const textNamedPhoto = (): PhoneFile => ({
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('这不是照片，只是改了名字的文字。'.repeat(40)),
});
