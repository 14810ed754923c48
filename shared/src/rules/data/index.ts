import type { ScoringRule } from '../types';
import { BUILDING_RULES } from './building';
import { CHARITY_RULES } from './charity';
import { CULTURE_RULES } from './culture';
import { ENVIRONMENT_RULES } from './environment';
import { FAMILY_RULES } from './family';
import { LEARNING_RULES } from './learning';
import { MANAGEMENT_RULES } from './management';
import { SAFETY_RULES } from './safety';

/** The 72 rules a town starts with, in the order of the rule book. */
export const STANDARD_RULES: readonly ScoringRule[] = [
  ...FAMILY_RULES,
  ...MANAGEMENT_RULES,
  ...BUILDING_RULES,
  ...SAFETY_RULES,
  ...ENVIRONMENT_RULES,
  ...CULTURE_RULES,
  ...LEARNING_RULES,
  ...CHARITY_RULES,
];
