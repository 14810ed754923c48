import type { RuleGroup, ScoringRule } from './types';

/** The groups in the order of the rule book. */
export const GROUPS: readonly { code: RuleGroup; title: string }[] = [
  { code: 'family', title: '家庭邻里美德' },
  { code: 'management', title: '社区管理美德' },
  { code: 'building', title: '社区建设' },
  { code: 'safety', title: '平安守护' },
  { code: 'environment', title: '环境卫生' },
  { code: 'culture', title: '文明新风' },
  { code: 'learning', title: '学习进步' },
  { code: 'charity', title: '公益慈善' },
];

const TITLES = Object.fromEntries(GROUPS.map(({ code, title }) => [code, title])) as Record<
  RuleGroup,
  string
>;

export const groupTitle = (group: RuleGroup) => TITLES[group];

/** A rule as the rule book numbers it: '社区建设 07'. */
export const ruleLabel = ({ code, group }: Pick<ScoringRule, 'code' | 'group'>) =>
  `${groupTitle(group)} ${code.slice(-2)}`;
