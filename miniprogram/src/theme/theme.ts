import { serifUrl } from '../kernel/assets';
import { platform } from '../kernel/platform';
import { readStored, writeStored } from '../kernel/storage';
import { createStore, useStore } from '../kernel/store';

export interface ThemeSettings {
  colour: 'auto' | 'light' | 'dark';
  care: 'auto' | 'on' | 'off';
}

export interface Theme {
  /** The classes of a page's root. */
  className: string;
  care: boolean;
  dark: boolean;
  ground: string;
  settings: ThemeSettings;
}

const KEY = 'theme';
/** From this system text size on, a person has asked for large type somewhere else already. */
const LARGE_TEXT = 1.25;

/** --paper of each theme, for what lies outside the page and knows no variables (a test compares them). */
export const GROUNDS = { light: '#f6f2ea', dark: '#17130f', care: '#faf7f1', careDark: '#120f0b' };

const settings = createStore<ThemeSettings>({
  colour: 'auto',
  care: 'auto',
  ...readStored<ThemeSettings>(KEY),
});
const system = createStore({ dark: platform.systemDark(), scale: platform.fontScale() });
/** Made once for all pages, whenever one of the two above changes: who draws asks WeChat nothing. */
const theme = createStore(themeOf(settings.get(), system.get()));
const remake = () => theme.set(themeOf(settings.get(), system.get()));
settings.subscribe(remake);
system.subscribe(remake);

export function setTheme(part: Partial<ThemeSettings>): void {
  settings.set({ ...settings.get(), ...part });
  writeStored(KEY, settings.get());
}

/** Once, when the app starts. */
export function startTheme(): void {
  platform.onSystemDark((dark) => system.set({ ...system.get(), dark }));
  setTimeout(loadSerif, WITHOUT_TEXT_MS);
}

/** A page may have nothing to wait for, and nothing that tells when its text stands. */
const WITHOUT_TEXT_MS = 4_000;
let isSerifLoading = false;

/** Once some text stands: the serif is heavier than all that comes before it, and nobody waits for it to read. */
export function loadSerif(): void {
  if (isSerifLoading) return;
  isSerifLoading = true;
  platform.loadSerif(serifUrl());
}

/** Whenever the app comes to the front: the size of letters is changed outside of it, and nobody tells. */
export function lookAtLetters(): void {
  const scale = platform.fontScale();
  if (scale !== system.get().scale) system.set({ ...system.get(), scale });
}

export function themeOf(chosen: ThemeSettings, system: { dark: boolean; scale: number }): Theme {
  const dark = chosen.colour === 'auto' ? system.dark : chosen.colour === 'dark';
  const care = chosen.care === 'auto' ? system.scale >= LARGE_TEXT : chosen.care === 'on';
  const ground = care ? (dark ? GROUNDS.careDark : GROUNDS.care) : dark ? GROUNDS.dark : GROUNDS.light;
  const className = [
    'theme',
    dark ? 'theme-dark' : 'theme-light',
    care && 'theme-care',
    care && dark && 'theme-care-dark',
  ]
    .filter(Boolean)
    .join(' ');
  return { className, care, dark, ground, settings: chosen };
}

export const useTheme = (): Theme => useStore(theme);
