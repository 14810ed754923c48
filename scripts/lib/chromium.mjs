// Finds the Chromium that the browser walk runs in, and whether Chinese text has a font to be drawn with.
import { existsSync } from 'node:fs';

const PROGRAMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const LINUX_FONTS = ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/noto-cjk'];

/** @returns {string | undefined} */
export function findChromium() {
  const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : PROGRAMS;
  return candidates.find((path) => existsSync(path));
}

export function hasChineseFont() {
  return process.platform !== 'linux' || LINUX_FONTS.some((path) => existsSync(path));
}
