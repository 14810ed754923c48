import type { InForce, Own, RegionSettings } from './types';
import { WORDS } from './words';

/** One thing a region says of its points, in words. */
export interface Fact {
  name: string;
  value: string;
}

const NAMES = ['noticeDays', 'secondReviewFrom', 'expiry', 'appealDays', 'adjustAloneUpTo'] as const;
export type FactName = (typeof NAMES)[number];

/** What is in force, as it is read in a list. */
export function inWords(name: FactName, inForce: InForce): string {
  if (name !== 'expiry') return WORDS.units[name](inForce[name]);
  return inForce.expiry === 'months' ? WORDS.months(inForce.expiryMonths) : WORDS.expiries[inForce.expiry];
}

/** The town: all that is in force. A community: only what it says itself, the rest is the town's. */
export const factsOf = ({ kind, own, inForce }: RegionSettings): Fact[] =>
  NAMES.filter((name) => kind === 'town' || isOwn(name, own)).map((name) => ({
    name: WORDS.short[name],
    value: inWords(name, inForce),
  }));

const isOwn = (name: FactName, own: Own) =>
  own[name] !== null || (name === 'expiry' && own.expiryMonths !== null);

/** What of it a community leaves to the town. */
export function restOf({ kind }: RegionSettings, facts: readonly Fact[]): string | null {
  if (kind === 'town' || facts.length === NAMES.length) return null;
  return facts.length === 0 ? WORDS.allAsTown : WORDS.restAsTown;
}
