import sharp, { type Metadata, type Sharp } from 'sharp';
import { LIMITS } from '@jishan/shared/limits';
import { Refusal } from '../kernel/errors';

export const SIZES = { thumb: 480, screen: 1440 } as const;
export type PhotoSize = keyof typeof SIZES;

/**
 * A picture more than twice as high as wide is a long screenshot: what is written in it can be read as long as it is wide
 * enough, so only its width is bounded, its pixels in all, and its height by what phones can draw.
 */
const TALL = { ratio: 2, width: 1080, height: 16_384, pixels: 12_000_000 } as const;

/** One photo in both sizes; width and height are those of the screen size. */
export interface Pictures {
  screen: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
}

const JPEG = { quality: 82, mozjpeg: true } as const;

// One thread a photo and no cache of decoded pixels: memory then depends only on how many photos are let in at a time.
sharp.concurrency(1);
sharp.cache(false);

type Kind = 'jpeg' | 'png' | 'webp';

const startsWith = (bytes: Buffer, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);
const textAt = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

/** What phones write by themselves in the ISO container: HEIF, HEIC and AVIF, as main or as compatible brand. */
const HEIF_BRANDS = /^(hei[cfmsx]|hev[cmsx]|mif[12]|msf1|avi[fs])$/;

function isHeif(bytes: Buffer): boolean {
  if (textAt(bytes, 4, 8) !== 'ftyp') return false;
  const end = Math.min(bytes.readUInt32BE(0), 128, bytes.length);
  for (let at = 8; at + 4 <= end; at += 4) if (HEIF_BRANDS.test(textAt(bytes, at, at + 4))) return true;
  return false;
}

/** What a file is by its first bytes, whatever its name says; anything else than a photo we take is refused. */
export function kindOf(bytes: Buffer): Kind {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 12) === 'WEBP') return 'webp';
  throw new Refusal(isHeif(bytes) ? 'PHOTO_HEIC' : 'PHOTO_NOT_IMAGE', 'file');
}

/**
 * Draws a photo anew, upright and in both sizes. Only pixels pass: place, time, camera and whatever else the file carried
 * stay behind. The header is read before anything is unpacked, because a small file may unpack to gigabytes.
 */
export async function drawAnew(bytes: Buffer): Promise<Pictures> {
  const kind = kindOf(bytes);
  const source = sharp(bytes, { limitInputPixels: LIMITS.photoPixels, failOn: 'error' });
  const header = await source.metadata().catch(broken);
  checkHeader(header, kind);

  const upright = header.autoOrient;
  const isTall = upright.height > TALL.ratio * upright.width;
  const fitted = (
    isTall ? source.autoOrient().resize(tallSize(upright)) : within(source.autoOrient(), SIZES.screen)
  )
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
  const { data, info } = await fitted.raw().toBuffer({ resolveWithObject: true }).catch(broken);
  const { width, height, channels } = info;
  const pixels = () => sharp(data, { raw: { width, height, channels } });
  return {
    screen: await pixels().jpeg(JPEG).toBuffer(),
    // A strip of a few pixels shows nothing: the small picture of a long one is how it begins.
    thumb: await within(isTall ? pixels().extract(topOf({ width, height })) : pixels(), SIZES.thumb)
      .jpeg(JPEG)
      .toBuffer(),
    width,
    height,
  };
}

const within = (image: Sharp, edge: number) =>
  image.resize(edge, edge, { fit: 'inside', withoutEnlargement: true });

/** As wide as it can be kept, never wider than it came. */
function tallSize({ width, height }: { width: number; height: number }) {
  const scale = Math.min(
    1,
    TALL.width / width,
    TALL.height / height,
    Math.sqrt(TALL.pixels / (width * height)),
  );
  const scaled = (edge: number) => Math.max(1, Math.floor(edge * scale));
  return { width: scaled(width), height: scaled(height), fit: 'fill' } as const;
}

const topOf = ({ width, height }: { width: number; height: number }) => ({
  ...{ left: 0, top: 0, width },
  height: Math.min(height, width * TALL.ratio),
});

function checkHeader({ width, height, format }: Metadata, kind: Kind): void {
  // The library goes by the same first bytes; should it ever read a file as something else, we do not follow.
  if (format !== kind) throw new Refusal('PHOTO_BROKEN', 'file');
  if (width * height > LIMITS.photoPixels) throw new Refusal('PHOTO_TOO_MANY_PIXELS', 'file');
}

/** What the image library cannot read is the photo's fault; it has one kind of error, and its words are not for people. */
function broken(error: unknown): never {
  const tooMany = error instanceof Error && error.message.includes('exceeds pixel limit');
  throw new Refusal(tooMany ? 'PHOTO_TOO_MANY_PIXELS' : 'PHOTO_BROKEN', 'file');
}
