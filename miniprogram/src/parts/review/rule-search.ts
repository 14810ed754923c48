import type { Rule } from './decision';

/** Every word of the query must stand somewhere in the rule. */
export function matches(
  rule: Pick<Rule, 'title' | 'seal' | 'groupTitle' | 'description' | 'points'>,
  query: string,
): boolean {
  const text = `${rule.title} ${rule.seal} ${rule.groupTitle} ${rule.description} ${rule.points}`;
  return query
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
