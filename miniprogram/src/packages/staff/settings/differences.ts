import type { Own } from './types';
import { WORDS } from './words';

/** What a change changed, a line each; `above` says what stands where a region says nothing. */
export function differences(before: Own, after: Own, above: string): string[] {
  const lines = (Object.keys(WORDS.short) as (keyof Own)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => WORDS.change(WORDS.short[name], said(name, before, above), said(name, after, above)));
  return lines.length ? lines : [WORDS.nothing];
}

function said(name: keyof Own, own: Own, above: string): string {
  if (name === 'expiry') return own.expiry === null ? above : WORDS.expiries[own.expiry];
  const value = own[name];
  return value === null ? above : WORDS.units[name](value);
}
