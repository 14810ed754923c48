import type { Own } from './types';
import { WORDS } from './words';

/** What a change changed, a line each. */
export function differences(before: Own, after: Own): string[] {
  const lines = (Object.keys(WORDS.short) as (keyof Own)[])
    .filter((name) => before[name] !== after[name])
    .map((name) => WORDS.change(WORDS.short[name], said(name, before), said(name, after)));
  return lines.length ? lines : [WORDS.nothing];
}

function said(name: keyof Own, own: Own): string {
  if (name === 'expiry') return own.expiry === null ? WORDS.inherited : WORDS.expiries[own.expiry];
  const value = own[name];
  return value === null ? WORDS.inherited : WORDS.units[name](value);
}
