import sharp from 'sharp';
import type { ErrorCode } from '@jishan/shared/errors';
import { drawAnew, kindOf } from './image';
import { grainy, heicStart, phonePhoto } from './testing';

const codeOf = (bytes: Buffer) =>
  drawAnew(bytes).then(
    () => 'taken',
    (error: { code?: ErrorCode; message: string }) => error.code ?? error.message,
  );

async function colourAt(jpeg: Buffer, left: number, top: number) {
  const [red = 0, , blue = 0] = await sharp(jpeg)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer();
  return red > blue ? 'red' : 'blue';
}

describe('a photo drawn anew', () => {
  it('stands upright as it was taken, not as the camera was held', async () => {
    const { screen, width, height } = await drawAnew(await phonePhoto(800, 400));
    expect([width, height]).toEqual([400, 800]);
    // Turned a quarter clockwise, the left half comes to the top.
    expect([await colourAt(screen, 200, 50), await colourAt(screen, 200, 750)]).toEqual(['red', 'blue']);
  });

  it('carries no place, no camera and no other metadata', async () => {
    const sent = await phonePhoto();
    expect((await sharp(sent).metadata()).exif?.toString('latin1')).toContain('Secret Phone');
    const { screen, thumb } = await drawAnew(sent);
    for (const picture of [screen, thumb]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(picture).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(picture.toString('latin1')).not.toMatch(/Exif|Secret Phone/);
    }
  });

  it('fits 1440 and 480 and keeps its proportions', async () => {
    const { screen, thumb, width, height } = await drawAnew(await grainy(3000, 2000).jpeg().toBuffer());
    const sizeOf = async (picture: Buffer) => {
      const found = await sharp(picture).metadata();
      return [found.format, found.width, found.height];
    };
    expect([width, height]).toEqual([1440, 960]);
    expect(await sizeOf(screen)).toEqual(['jpeg', 1440, 960]);
    expect(await sizeOf(thumb)).toEqual(['jpeg', 480, 320]);
  });

  it.each([
    // A long screenshot stays as it came, a wider one is bounded by its width, the longest by their pixels and height.
    [990, 11_490, 990, 11_490],
    [1440, 3200, 1080, 2400],
    [1200, 20_000, 848, 14_142],
    [100, 40_000, 40, 16_384],
    [800, 1600, 720, 1440],
  ])('%d × %d can be read: %d × %d', async (width, height, keptWidth, keptHeight) => {
    const sent = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { screen, thumb, ...kept } = await drawAnew(sent);
    expect(kept).toEqual({ width: keptWidth, height: keptHeight });
    expect(await sharp(screen).metadata()).toMatchObject(kept);
    const small = await sharp(thumb).metadata();
    expect(small.height).toBeLessThanOrEqual(480);
    // Never a strip: at least half as wide as high, unless there is no more to show.
    expect(small.width).toBeGreaterThanOrEqual(Math.min(kept.width, small.height / 2));
  });

  it('is tall as it stands, not as the camera was held', async () => {
    const lying = await grainy(3000, 1000).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await drawAnew(lying)).toMatchObject({ width: 1000, height: 3000 });
  });

  it('is not made larger than it came', async () => {
    const { width, height, thumb } = await drawAnew(await grainy(120, 80).png().toBuffer());
    expect([width, height]).toEqual([120, 80]);
    expect((await sharp(thumb).metadata()).width).toBe(120);
  });

  it('is white where a PNG was clear', async () => {
    const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const { screen } = await drawAnew(clear);
    expect([...(await sharp(screen).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it.each([
    ['a grey JPEG', () => grainy(60, 40).greyscale().jpeg().toBuffer()],
    ['a CMYK JPEG', () => grainy(60, 40).toColourspace('cmyk').jpeg().toBuffer()],
    ['a 16-bit PNG', () => grainy(60, 40).toColourspace('rgb16').png().toBuffer()],
    ['a palette PNG', () => grainy(60, 40).png({ palette: true }).toBuffer()],
    ['a lossless WebP', () => grainy(60, 40).webp({ lossless: true }).toBuffer()],
  ])('takes %s', async (_, make) => {
    const { screen } = await drawAnew(await make());
    const { width, space, channels } = await sharp(screen).metadata();
    expect({ width, space, channels }).toEqual({ width: 60, space: 'srgb', channels: 3 });
  });
});

describe('what is no photo of ours', () => {
  it.each(['heic', 'heix', 'mif1', 'msf1', 'avif', 'avis', 'hevc'])(
    'says what to do about %s',
    async (brand) => {
      expect(await codeOf(heicStart(brand))).toBe('PHOTO_HEIC');
    },
  );

  it('knows HEIC by a compatible brand, and a film is not one', async () => {
    expect(await codeOf(heicStart('MiHE', 'mif1', 'heic'))).toBe('PHOTO_HEIC');
    expect(await codeOf(heicStart('isom', 'mp42'))).toBe('PHOTO_NOT_IMAGE');
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['TIFF', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
    ['two bytes', Buffer.from([0xff, 0xd8])],
  ])('refuses %s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('PHOTO_NOT_IMAGE');
  });

  it('goes by the first bytes only', async () => {
    expect(kindOf(await grainy(8, 8).webp().toBuffer())).toBe('webp');
    expect(await codeOf(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<svg/>')]))).toBe(
      'PHOTO_BROKEN',
    );
  });

  it.each(['jpeg', 'png', 'webp'] as const)('refuses a %s that was cut off', async (format) => {
    const whole = await grainy(600, 400).toFormat(format).toBuffer();
    expect(await codeOf(whole)).toBe('taken');
    expect(await codeOf(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe('PHOTO_BROKEN');
    expect(await codeOf(whole.subarray(0, 20))).toBe('PHOTO_BROKEN');
  });

  it('does not unpack a small file of 81 million pixels', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const start = performance.now();
    expect(await codeOf(bomb)).toBe('PHOTO_TOO_MANY_PIXELS');
    expect(performance.now() - start).toBeLessThan(200);
  });

  it('believes the header even when it lies', async () => {
    const liar = Buffer.from(await grainy(16, 16).jpeg().toBuffer());
    const frame = liar.indexOf(Buffer.from([0xff, 0xc0]));
    liar.writeUInt16BE(60_000, frame + 5);
    liar.writeUInt16BE(60_000, frame + 7);
    expect(await codeOf(liar)).toBe('PHOTO_TOO_MANY_PIXELS');
  });
});
