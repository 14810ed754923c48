import type { BoardCode } from '@jishan/shared/rules';
import type { Picture } from '../texts';

/** A post that the plan places by hand: who, how many days ago, at what time. */
export interface Special {
  author: string;
  daysAgo: number;
  clock: readonly [hour: number, minute: number];
  rule: string | null;
  /** Where a post without a claim stands; else the rule's board. */
  board?: BoardCode;
  photos: readonly Picture[];
  place: string | null;
  body: string;
  comments?: readonly (readonly [author: string, body: string])[];
}
