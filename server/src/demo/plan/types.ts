import type { BoardCode, ScoringRule } from '@jishan/shared/rules';
import type { RejectReason } from '@jishan/shared/reasons';
import type { Picture } from '../texts';

/** People are named by their index in PEOPLE. */
export type Who = number;

export type Outcome =
  | { state: 'approved'; at: number; reviewer: Who; second?: Who; hidden?: { at: number; note: string } }
  | { state: 'rejected'; at: number; reviewer: Who; reason: RejectReason; note: string }
  | { state: 'pending'; first?: { at: number; reviewer: Who } }
  | { state: 'withdrawn' | 'draft' };

export interface PlannedPost {
  author: Who;
  body: string;
  rule: ScoringRule | null;
  board: BoardCode;
  place: string | null;
  photos: readonly Picture[];
  at: number;
  outcome: Outcome;
  comments: { author: Who; body: string; at: number }[];
  likes: { user: Who; at: number }[];
}

/** Somebody has read one article. */
export interface PlannedReading {
  reader: Who;
  at: number;
}

export interface Plan {
  /** In the order in which they were written. */
  posts: PlannedPost[];
  readings: PlannedReading[];
}
