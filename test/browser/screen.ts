import { call, houseUrl, type Persona, signIn } from './house';
import { measure } from './measure';
import type { Phone } from './phone';
import { scene } from './scene';

export interface Screen {
  name: string;
  as: Persona | null;
  path: string | (() => Promise<string>);
  /** What stands there once it is whole. */
  whole: string | RegExp;
  /** What is tapped to get there. */
  then?: (phone: Phone) => Promise<void>;
}

const WIDTHS = [320, 375, 430];
const NORMAL = { type: 12, target: 44, contrast: 4.5 };
const CARE = { type: 18, target: 60, contrast: 7 };

/** The foot of a list that stands there, however long the list is on that day. */
export const footOf = (end: string) => new RegExp(`^(${end}|再看一些)$`);

/** Something that a shop has told. */
export async function shownNews(): Promise<string> {
  const { items } = await call(null, 'news.ofShop', { merchantId: 1 });
  return `/packages/alliance/news/index?id=${items[0]?.id}`;
}

async function show(phone: Phone, { path, whole, then }: Screen): Promise<void> {
  await phone.goto(houseUrl() + (typeof path === 'string' ? path : await path()));
  await phone.sees(whole);
  await then?.(phone);
}

/** As painted: fonts are there, and the last change of size or colour has been drawn. */
async function measured(phone: Phone, floor: typeof NORMAL): Promise<string[]> {
  await phone.page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
  return phone.page.evaluate(measure, floor);
}

/** Every screen as people hold it: narrow and wide phones, at night, in large type. Nothing overflows, breaks, or is too small. */
export function measureScreens(screens: readonly Screen[]): void {
  describe.each(screens)('$name', (screen) => {
    const sessionOf = async () => (screen.as ? await signIn(screen.as) : undefined);

    scene('on narrow and wide phones, by day and by night', async (open) => {
      const phone = await open({ session: await sessionOf() });
      await show(phone, screen);
      const found: Record<string, string[]> = {};
      for (const width of WIDTHS) {
        await phone.page.setViewportSize({ width, height: 812 });
        found[`${width}`] = await measured(phone, NORMAL);
      }
      await phone.page.emulateMedia({ colorScheme: 'dark' });
      found['dark'] = await measured(phone, NORMAL);
      expect(found).toEqual({ 320: [], 375: [], 430: [], dark: [] });
    });

    scene('in large type', async (open) => {
      const phone = await open({ session: await sessionOf(), care: true });
      await show(phone, screen);
      const found: Record<string, string[]> = {};
      for (const width of WIDTHS) {
        await phone.page.setViewportSize({ width, height: 812 });
        found[`${width}`] = await measured(phone, CARE);
      }
      await phone.page.emulateMedia({ colorScheme: 'dark' });
      found['dark'] = await measured(phone, CARE);
      expect(found).toEqual({ 320: [], 375: [], 430: [], dark: [] });
    });
  });
}
