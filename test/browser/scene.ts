// One scene of the walk: phones are opened in it, and at its end none of them may have met an error that nobody expected.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { aheadOf, environment, setClock } from './clock';
import { Phone, type PhoneOptions } from './phone';

export type Open = (options?: PhoneOptions) => Promise<Phone>;

let browser: Browser;
let ahead = 0;
const used = new Map<string, Page>();

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'],
    env: environment(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  ahead = await aheadOf(browser);
});

afterAll(() => browser?.close());

export function scene(name: string, play: (open: Open) => Promise<void>): void {
  it(name, async () => {
    const phones: Phone[] = [];
    try {
      await play(async (options = {}) => {
        const before = options.used === undefined ? undefined : used.get(options.used);
        const phone = await Phone.open(browser, options, before);
        phones.push(phone);
        if (!before) await setClock(phone.context, ahead);
        if (options.used !== undefined) used.set(options.used, phone.page);
        return phone;
      });
      expect(phones.flatMap(({ troubles }) => troubles)).toEqual([]);
    } catch (error) {
      await keepScreens(phones);
      throw error;
    } finally {
      const inUse = new Set(used.values());
      const left = phones.filter(({ page }) => !inUse.has(page));
      await Promise.all(left.map(({ context }) => context.close()));
    }
  });
}

/** What was on the screens when the scene failed, for whoever looks into it. */
async function keepScreens(phones: Phone[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-walk-'));
  for (const [index, { page, troubles }] of phones.entries()) {
    const path = join(folder, `phone-${index + 1}.png`);
    await page.screenshot({ path, timeout: 5_000 }).then(
      () => process.stderr.write(`screen: ${path} (${page.url()})\n`),
      (error: unknown) => process.stderr.write(`no screen of ${page.url()}: ${String(error)}\n`),
    );
    for (const trouble of troubles) process.stderr.write(`  ${trouble}\n`);
  }
}
