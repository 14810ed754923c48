import { call, houseUrl, type Persona, type Session, signIn } from './house';
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

/** By day at each width, then by night; as painted: fonts are there, and the last change of size or colour has been drawn. */
async function measured(phone: Phone, floor: typeof NORMAL): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const look = async (how: string) => {
    await phone.page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    found[how] = await phone.page.evaluate(measure, floor);
  };
  await phone.page.emulateMedia({ colorScheme: 'light' });
  for (const width of WIDTHS) {
    await phone.page.setViewportSize({ width, height: 812 });
    await look(`${width}`);
  }
  await phone.page.emulateMedia({ colorScheme: 'dark' });
  await look('dark');
  return found;
}

const FINE = { 320: [], 375: [], 430: [], dark: [] };

/**
 * Every screen as people hold it: narrow and wide phones, at night, in large type. Nothing overflows, breaks, or is too small.
 * Each is opened once and changed while it stands, on the phone on which its person has opened the ones before.
 */
export function measureScreens(screens: readonly Screen[]): void {
  const sessions = new Map<Persona, Promise<Session>>();
  const sessionOf = (persona: Persona) => {
    const session = sessions.get(persona) ?? signIn(persona);
    sessions.set(persona, session);
    return session;
  };

  describe.each(screens)('$name', (screen) => {
    scene('on narrow and wide phones, by day and by night, then in large type', async (open) => {
      const session = screen.as ? await sessionOf(screen.as) : undefined;
      const phone = await open({ session, used: screen.as ?? 'guest' });
      await show(phone, screen);
      expect(await measured(phone, NORMAL)).toEqual(FINE);
      await phone.enlargeLetters();
      if (!screen.then) await phone.sees(screen.whole);
      expect(await measured(phone, CARE)).toEqual(FINE);
    });
  });
}

/** Some that were in large type from their first moment, as their person has chosen it in the app. */
export function measureOpenedInLargeType(screens: readonly Screen[]): void {
  describe.each(screens)('$name', (screen) => {
    scene('opened in large type', async (open) => {
      const session = screen.as ? await signIn(screen.as) : undefined;
      const phone = await open({ session, care: true });
      await show(phone, screen);
      expect(await measured(phone, CARE)).toEqual(FINE);
    });
  });
}
