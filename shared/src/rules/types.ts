import type { RuleIcon } from './icons';

export type BoardCode =
  'patrol' | 'sanitation' | 'neighbour' | 'family' | 'policy' | 'snapshot' | 'care' | 'building';

export type RuleGroup =
  'family' | 'management' | 'building' | 'safety' | 'environment' | 'culture' | 'learning' | 'charity';

/** How points are earned: claimed with a post, or given by the system for reading or for taking part. */
export type RuleSource = 'post' | 'reading' | 'activity';

export type CapPeriod = 'day' | 'week' | 'month' | 'total';

/** How often a resident may earn by the rule; a missing period is not limited. */
export type Caps = { [period in CapPeriod]?: number };

export interface ScoringRule {
  /** Group and number, 'building-07': stable for ever, also across versions. */
  code: string;
  version: number;
  group: RuleGroup;
  /** At most twelve characters. */
  title: string;
  /** Exactly two Han characters: what the rule's seal says. */
  seal: string;
  icon: RuleIcon;
  /** One plain line: what counts and what does not. */
  description: string;
  points: number;
  board: BoardCode;
  source: RuleSource;
  /** The least number of photos a post must carry to claim the rule. */
  evidence: { photos: number };
  caps: Caps;
  /** Hours between two uses; 0 = none. */
  cooldownHours: number;
  /** Reviewers who must agree; 0 = credited by the system. */
  review: 0 | 1 | 2;
  /** Days of public notice before its points can be spent; null = as the region keeps it, 0 = at once. */
  noticeDays: number | null;
  /** First and last day on which it can be earned, both included, Asia/Shanghai. */
  validFrom: string;
  validTo: string | null;
}

/** How often a rule was used in the periods that contain one moment, and when nearest to it on either side. */
export interface Usage {
  day: number;
  week: number;
  month: number;
  total: number;
  /** The last use up to the moment. */
  lastBefore: number | null;
  /** The first one after it: deeds are not always awarded in the order in which they were done. */
  firstAfter: number | null;
}

export interface CapState {
  period: CapPeriod;
  cap: number;
  used: number;
  left: number;
  /** The first instant of the next period; null for the cap in total, which never resets. */
  resetsAt: number | null;
}

export type Block = CapPeriod | 'cooldown' | 'validity';

export interface Allowance {
  /** How often it can still be earned today, caps and cooldown considered; null = without limit. */
  left: number | null;
  /** Every cap of the rule, from day to total. */
  caps: CapState[];
  /** What holds it back the longest; null = possible now. */
  blockedBy: Block | null;
  /** The first instant at which it is possible again; null = now, or (when blocked) never. */
  freeAt: number | null;
}
