// Under faketime Chromium does not draw: it keeps the machine's clock, and its pages are told ours.
import type { Browser, BrowserContext } from 'playwright-core';

/** What Chromium is started with: without the library that shifts clocks. */
export function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => !/^(LD_PRELOAD|FAKETIME.*)$/.test(name));
  return Object.fromEntries(entries) as Record<string, string>;
}

/** By how many ms our clock is ahead of the browser's; 0 as long as nobody has set it. */
export async function aheadOf(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const ahead = Date.now() - (await page.evaluate(() => Date.now()));
  await page.close();
  return Math.abs(ahead) < 60_000 ? 0 : ahead;
}

/** Every page of it has its clock set. */
export async function setClock(context: BrowserContext, ahead: number): Promise<void> {
  if (ahead === 0) return;
  await context.addInitScript((ms) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given: []) {
        if (given.length > 0) super(...given);
        else super(Real.now() + ms);
      }
      static override now = () => Real.now() + ms;
    } as DateConstructor;
  }, ahead);
}
