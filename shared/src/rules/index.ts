export * from './types';
export { RULE_ICONS, type RuleIcon } from './icons';
export { BOARDS, boardTitle, type Board } from './boards';
export { GROUPS, groupTitle, ruleLabel } from './groups';
export { allowanceOf, emptyUsage, ringOf, usageAt } from './allowance';
export { allowanceText } from './allowance-text';
