// Before the browser walk: opens the whole house as `npm start` does; its address is in HOUSE_URL,
// the browser to walk it with in CHROMIUM.
import { findChromium } from '../lib/chromium.mjs';
import { newDataDir, openHouse, removeDataDir } from '../lib/house.mjs';

export default async function startHouse() {
  if (process.env.HOUSE_URL && process.env.CHROMIUM) return; // somebody walks a house of their own
  const chromium = findChromium();
  if (!chromium)
    throw new Error('No Chromium was found: install it (apt-get install chromium) or set CHROMIUM.');
  const dataDir = newDataDir();
  const house = await openHouse({ dataDir, env: { RATE_LIMIT_SCALE: '1000' } });
  process.env.CHROMIUM = chromium;
  process.env.HOUSE_URL = house.address;
  Object.assign(globalThis, {
    stopTestHouse: async () => {
      await house.stop();
      removeDataDir(dataDir);
    },
  });
}
