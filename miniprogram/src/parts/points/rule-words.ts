import type { Reply } from '../../kernel/call';
import { WORDS } from './words';

type Rule = NonNullable<Reply<'points.reason'>['rule']>;

const CAPS = ['day', 'week', 'month', 'total'] as const;

/** '每次 50 分，一天 1 次，一周 3 次' */
export function ruleText({
  points,
  caps,
  cooldownHours,
}: Pick<Rule, 'points' | 'caps' | 'cooldownHours'>): string {
  const limits = CAPS.flatMap((period) => {
    const cap = caps[period];
    return cap === undefined ? [] : [WORDS.caps[period] + WORDS.times(cap)];
  });
  if (cooldownHours > 0) limits.push(WORDS.cooldown(cooldownHours));
  return [WORDS.each(points), ...(limits.length ? limits : [WORDS.noCap])].join('，');
}

/** '社区建设 07' */
export const ruleLabel = ({ groupTitle, code }: Pick<Rule, 'groupTitle' | 'code'>) =>
  `${groupTitle} ${code.slice(-2)}`;
