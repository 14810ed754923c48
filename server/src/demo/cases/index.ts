import { appeals } from './appeals';
import { deduction, pool } from './by-hand';
import { families, household } from './households';
import { objections } from './objections';
import type { Happening, Stage } from './stage';

/** What happens to points beside posts and readings: one of each kind, through the functions that serve the app. */
export function casesOf(stage: Stage): Happening[] {
  return [
    ...pool(stage),
    ...deduction(stage),
    ...household(stage),
    ...families(stage),
    ...objections(stage),
    ...appeals(stage),
  ];
}
