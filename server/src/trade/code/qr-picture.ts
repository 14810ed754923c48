import { create } from 'qrcode';
import sharp from 'sharp';

const SCALE = 8;

/** A text as a QR code: a PNG without margin, as a data URL of about a kilobyte. */
export async function qrPicture(text: string): Promise<string> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const pixels = Buffer.from(Uint8Array.from(data, (dark) => (dark ? 0 : 255)));
  const png = await sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * SCALE, size * SCALE, { kernel: 'nearest' })
    .png({ palette: true, colours: 2 })
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}
