import type { ScoringRule } from '../types';

/** The rule book a town starts with. */
export const STANDARD_RULES: readonly ScoringRule[] = [];
