// A phone in somebody's hand: a small touch screen with its own storage, used by tapping what one can see.
import {
  errors,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core';
import { houseUrl, type Session } from './house';
import type { PhoneFile } from './photos';

export interface PhoneOptions {
  /** Already signed in as this person. */
  session?: Session;
  width?: number;
  dark?: boolean;
  /** 长辈大字版 switched on. */
  care?: boolean;
  /** What this scene provokes in the console; anything else there fails it. */
  expects?: RegExp;
  /** A phone that was in use before, under this name: it has loaded the app already, and remembers nothing else. */
  used?: string;
}

type Role = 'button' | 'link' | 'tab' | 'radio' | 'switch';

const SLOW_MACHINE_MS = 20_000;
const LOOK_AGAIN_MS = 4_000;

export class Phone {
  readonly troubles: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    expected: RegExp | undefined,
  ) {
    const note = (trouble: string) => {
      if (!expected?.test(trouble)) this.troubles.push(trouble);
    };
    page.on('pageerror', (error) => note(`page error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()} ${message.location().url}`);
    });
  }

  /** `used`: the page of a phone that was in use before; whoever had it looks at it no more. */
  static async open(browser: Browser, options: PhoneOptions = {}, used?: Page): Promise<Phone> {
    const { session, width = 375, dark = false, care = false, expects } = options;
    if (used) {
      used.removeAllListeners('pageerror').removeAllListeners('console');
      await forget(used, stored(session, care));
      await used.setViewportSize({ width, height: 812 });
      await used.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      return new Phone(used.context(), used, expects);
    }
    const context = await browser.newContext({
      baseURL: houseUrl(),
      viewport: { width, height: 812 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dark ? 'dark' : 'light',
      storageState: { cookies: [], origins: [{ origin: houseUrl(), localStorage: stored(session, care) }] },
    });
    context.setDefaultTimeout(SLOW_MACHINE_MS);
    return new Phone(context, await context.newPage(), expects);
  }

  /** As when somebody makes the system's letters larger and comes back to the app, which looks at them then. */
  async enlargeLetters(): Promise<void> {
    await this.page.evaluate(() => {
      document.documentElement.style.fontSize = '20px';
      window.dispatchEvent(new Event('visibilitychange'));
    });
    await this.sees(this.page.locator('.theme-care').filter({ visible: true }).first());
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Things that can be tapped, by what they are called; pages underneath are not seen. */
  find(name: string | RegExp, role: Role = 'button'): Locator {
    return this.page.getByRole(role, { name, exact: true }).filter({ visible: true });
  }

  /** The first thing in sight that says this and can be tapped. */
  saying(text: string, role: Role = 'button'): Locator {
    return this.page.getByRole(role).filter({ hasText: text, visible: true }).first();
  }

  text(text: string | RegExp): Locator {
    return this.page.getByText(text).filter({ visible: true }).first();
  }

  sheet(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Taps it. When the page that it stood on has just gone, looks again on the one in front. */
  async tap(target: string | RegExp | Locator, role?: Role): Promise<void> {
    const locator = typeof target === 'string' || target instanceof RegExp ? this.find(target, role) : target;
    const deadline = Date.now() + SLOW_MACHINE_MS;
    for (;;) {
      try {
        return await locator.tap({ timeout: LOOK_AGAIN_MS });
      } catch (error) {
        if (!(error instanceof errors.TimeoutError) || Date.now() > deadline) throw error;
      }
    }
  }

  /** Has arrived on the page of this title: what is tapped next may be called the same on the one before. */
  async arrives(title: string | RegExp): Promise<void> {
    await this.sees(this.page.getByRole('heading', { name: title, level: 1 }).filter({ visible: true }));
  }

  async sees(...all: (string | RegExp | Locator)[]): Promise<void> {
    for (const one of all) {
      const locator = typeof one === 'string' || one instanceof RegExp ? this.text(one) : one;
      await locator.waitFor({ state: 'visible' });
    }
  }

  async seesNoMore(target: string | Locator): Promise<void> {
    await (typeof target === 'string' ? this.text(target) : target).waitFor({ state: 'hidden' });
  }

  /** Opens a tab of the bar at the bottom. */
  async tab(name: '广场' | '德商' | '管理' | '我的'): Promise<void> {
    await this.tap(this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).filter({ visible: true }));
    await this.arrives(new RegExp(`^${name}`));
  }

  async back(): Promise<void> {
    await this.tap('返回');
  }

  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true });
  }

  async write(label: string, text: string): Promise<void> {
    const field = this.field(label);
    await field.tap();
    await field.fill(text);
  }

  /** On the browser's own wheels, which have no role: '08:30'. */
  async pickTime(label: string, time: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(time);
  }

  /** Opens the phone's album by tapping, and picks these, or the one at this path. */
  async pick(files: PhoneFile[] | string, name = '添加照片'): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.tap(name)]);
    await chooser.setFiles(files);
  }

  /** That many photos stand in the post, and none of them is still on its way. */
  async photosSent(count: number): Promise<void> {
    await this.sees(`${count} / 9`);
    await this.seesNoMore(this.page.getByLabel(/已传/).first());
  }

  /** All that stands on the page in front, as it reads. */
  reads(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** The number that follows these words on the page in front. */
  async number(before: string): Promise<number> {
    const found = new RegExp(`${before}\\s*([\\d,]+)`).exec(await this.reads());
    if (!found?.[1]) throw new Error(`There is no number after “${before}” here`);
    return Number(found[1].replaceAll(',', ''));
  }

  /** Every request to a call from now on. */
  asked(name: string): Request[] {
    const requests: Request[] = [];
    this.page.on('request', (request) => {
      if (request.url().split('/api/')[1]?.split(',').includes(name)) requests.push(request);
    });
    return requests;
  }
}

/** What the app has stored is gone, but for this. */
async function forget(page: Page, entries: { name: string; value: string }[]): Promise<void> {
  // An empty page of the app's own origin: one without an icon would have the browser ask for /favicon.ico, and be told of it later.
  const empty = { contentType: 'text/html', body: '<link rel="icon" href="data:,">' };
  await page.route('**/empty', (route) => route.fulfill(empty));
  await page.goto('/empty');
  // As long as anything is intercepted the browser caches nothing.
  await page.unroute('**/empty');
  await page.evaluate((kept) => {
    localStorage.clear();
    for (const { name, value } of kept) localStorage.setItem(name, value);
  }, entries);
}

function stored(session: Session | undefined, care: boolean) {
  const entries: [name: string, value: object][] = [];
  if (session) entries.push(['session', { token: session.token, me: session.me, known: true }]);
  if (care) entries.push(['theme', { colour: 'auto', care: 'on' }]);
  return entries.map(([name, value]) => ({ name, value: JSON.stringify(value) }));
}
