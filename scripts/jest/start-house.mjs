// Before the browser walk: opens the whole house as `npm start` does; its address is in HOUSE_URL,
// the browser to walk it with in CHROMIUM. With HOUSE_URL set, a house that runs already is walked.
import { findChromium } from '../lib/chromium.mjs';
import { newDataDir, openHouse, removeDataDir } from '../lib/house.mjs';

export default async function startHouse() {
  const chromium = findChromium();
  if (!chromium)
    throw new Error('No Chromium was found: install it (apt-get install chromium) or set CHROMIUM.');
  process.env.CHROMIUM = chromium;
  if (process.env.HOUSE_URL) return;
  const dataDir = newDataDir();
  const house = await openHouse({ dataDir, env: { RATE_LIMIT_SCALE: '1000' } });
  process.env.HOUSE_URL = house.address;
  const stopTestHouse = async () => {
    await house.stop();
    removeDataDir(dataDir);
  };
  Object.assign(globalThis, { stopTestHouse });
  // Jest ends at a signal without its teardown, and the house is a process group of its own: it would stay.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.once(signal, () => void stopTestHouse().finally(() => process.exit(1)));
}
