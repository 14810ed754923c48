import sharp from 'sharp';

/** A picture that does not pack well, so that a cut falls into its pixels: left half red, right half blue, with grain. */
export function grainy(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const grain = (at * 7919) % 61;
    pixels.set(at % width < width / 2 ? [190 + grain, grain, grain] : [grain, grain, 190 + grain], at * 3);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A photo as a phone takes it: lying on its side, with the place and the camera's name in it. */
export const phonePhoto = (width = 800, height = 400) =>
  grainy(width, height)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Secret Phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '29/1 33/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '106/1 30/1 0/1',
      },
    })
    .jpeg({ quality: 95 })
    .toBuffer();

/** The beginning of what an iPhone writes. */
export const heicStart = (brand = 'heic', ...compatible: string[]) => {
  const brands = Buffer.from([brand, '\0\0\0\0', ...compatible].join(''), 'latin1');
  const box = Buffer.alloc(8);
  box.writeUInt32BE(8 + brands.length, 0);
  box.write('ftyp', 4, 'latin1');
  return Buffer.concat([box, brands, Buffer.alloc(2_000)]);
};
