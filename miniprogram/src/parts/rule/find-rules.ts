import { GROUPS } from '@jishan/shared/rules';
import type { RuleView } from './types';

type Searched = Pick<RuleView, 'title' | 'description' | 'groupTitle' | 'seal'>;

const plain = (text: string) => text.replace(/\s+/g, '').toLowerCase();

/** Rules that speak of what was asked for; those whose title does come first. */
export function findRules<T extends Searched>(rules: readonly T[], query: string): T[] {
  const wanted = plain(query);
  if (wanted === '') return [...rules];
  const inTitle = (rule: T) => plain(rule.title + rule.seal).includes(wanted);
  const inText = (rule: T) => plain(rule.description + rule.groupTitle).includes(wanted);
  return [...rules.filter(inTitle), ...rules.filter((rule) => !inTitle(rule) && inText(rule))];
}

const PLACES = new Map(GROUPS.map(({ code }, place) => [code as string, place]));
const placeOf = (code: string) => PLACES.get(code) ?? GROUPS.length;

/** Rules under their groups, in the order of the rule book: the family first. */
export function byGroup<T extends Pick<RuleView, 'group' | 'groupTitle'>>(rules: readonly T[]) {
  const groups = new Map<string, { code: string; title: string; rules: T[] }>();
  for (const rule of rules) {
    const group = groups.get(rule.group) ?? { code: rule.group, title: rule.groupTitle, rules: [] };
    group.rules.push(rule);
    groups.set(rule.group, group);
  }
  return [...groups.values()].sort((a, b) => placeOf(a.code) - placeOf(b.code));
}
