import type { Api } from '@jishan/shared/api';
import { words } from './words';

type RuleView = Api['rule.get']['reply'];

/** What a ring says under its rule, in as few characters as the column takes. */
export function leftOf({ allowance }: Pick<RuleView, 'allowance'>): { text: string; full: boolean } {
  if (!allowance) return { text: '', full: false };
  const { blockedBy, left } = allowance;
  switch (blockedBy) {
    case null:
      return { text: left === null ? words.unlimited : words.times(left), full: false };
    case 'cooldown':
      return { text: words.later, full: true };
    case 'validity':
      return { text: words.notNow, full: false };
    default:
      return { text: words.full[blockedBy], full: true };
  }
}
