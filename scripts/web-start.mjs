// How soon the web build can be read on a slow phone: 1.6 Mbit/s, 150 ms away, a quarter of this processor, nothing kept.
// `npm run bench:web` opens a demo town of its own; with HOUSE_URL it measures one that runs. `--rounds 5`.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './lib/chromium.mjs';
import { newDataDir, openHouse, removeDataDir } from './lib/house.mjs';

const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4;
/** The head of the last part of the home page: all of it can be read then. */
const WHOLE = '邻里新事';
const GIVE_UP_MS = 60_000;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });

/** @param {string} address */
async function signIn(address) {
  const reply = await fetch(`${address}/api/session.demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'resident' }),
  });
  const { token, me } = /** @type {{ token: string, me: unknown }} */ (await reply.json());
  return JSON.stringify({ token, me, known: true });
}

/** @param {import('playwright-core').Browser} browser @param {string} address @param {string} session */
async function measure(browser, address, session) {
  const context = await browser.newContext({
    ...{ viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    storageState: {
      cookies: [],
      origins: [{ origin: address, localStorage: [{ name: 'session', value: session }] }],
    },
  });
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', LINE);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  /** @type {Map<string, string>} */
  const urls = new Map();
  /** @type {{ url: string, bytes: number, at: number }[]} */
  const loaded = [];
  phone.on('Network.responseReceived', ({ requestId, response }) => void urls.set(requestId, response.url));
  phone.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    loaded.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength, at: Date.now() }),
  );
  await page.addInitScript((whole) => {
    const seen = () => {
      if (!document.body?.innerText.includes(whole)) return;
      looking.disconnect();
      requestAnimationFrame(() => setTimeout(() => console.log(`readable ${performance.now()}`)));
    };
    const looking = new MutationObserver(seen);
    looking.observe(document, { childList: true, subtree: true });
  }, WHOLE);
  /** @type {Promise<number>} */
  const told = page
    .waitForEvent('console', { predicate: (line) => line.text().startsWith('readable'), timeout: GIVE_UP_MS })
    .then((line) => Number(line.text().split(' ')[1]));
  const begun = Date.now();
  await page.goto(address, { waitUntil: 'commit' });
  const readable = await told;
  const before = loaded.filter(({ at }) => at - begun <= readable);
  await context.close();
  const sum = (/** @type {RegExp} */ kind) =>
    Math.round(before.filter(({ url }) => kind.test(url)).reduce((all, { bytes }) => all + bytes, 0) / 1024);
  return { readable, all: sum(/./), script: sum(/\.js/), style: sum(/\.css/), font: sum(/\.woff2/) };
}

async function main() {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium was found: install it (apt-get install chromium) or set CHROMIUM.');
  const dataDir = process.env.HOUSE_URL ? null : newDataDir();
  const house = dataDir ? await openHouse({ dataDir }) : null;
  const address = house?.address ?? process.env.HOUSE_URL ?? '';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const session = await signIn(address);
    const found = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const { readable, all, script, style, font } = await measure(browser, address, session);
      found.push(readable);
      console.log(
        `home readable after ${(readable / 1000).toFixed(2)} s: ${all} KB by then, script ${script}, style ${style}, font ${font}`,
      );
    }
    const middle = found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 0;
    console.log(`the middle one of ${found.length}: ${(middle / 1000).toFixed(2)} s`);
  } finally {
    await browser.close();
    await house?.stop();
    if (dataDir) removeDataDir(dataDir);
  }
}

await main();
