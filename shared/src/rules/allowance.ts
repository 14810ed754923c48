import { DAY, HOUR, periodEnd, periodStart, startOfDay } from '../calendar';
import type { Allowance, Block, CapPeriod, CapState, ScoringRule, Usage } from './types';

export const CAP_PERIODS: readonly CapPeriod[] = ['day', 'week', 'month', 'total'];

/** More could not be told apart on a ring of this size. */
const MOST_SEGMENTS = 12;

export const emptyUsage: Readonly<Usage> = {
  day: 0,
  week: 0,
  month: 0,
  total: 0,
  lastBefore: null,
  firstAfter: null,
};

/**
 * Counts the instants at which a rule was used. Instants after `now` count in their periods too: a deed entered
 * late must not slip past the cap of its day or week.
 */
export function usageAt(times: readonly number[], now: number): Usage {
  const within = (period: 'day' | 'week' | 'month') => {
    const [start, end] = [periodStart(period, now), periodEnd(period, now)];
    return times.filter((at) => at >= start && at < end).length;
  };
  return {
    day: within('day'),
    week: within('week'),
    month: within('month'),
    total: times.length,
    lastBefore: times.reduce<number | null>(
      (last, at) => (at <= now ? Math.max(last ?? at, at) : last),
      null,
    ),
    firstAfter: times.reduce<number | null>(
      (first, at) => (at > now ? Math.min(first ?? at, at) : first),
      null,
    ),
  };
}

type Limits = Pick<ScoringRule, 'caps' | 'cooldownHours' | 'validFrom' | 'validTo'>;

/**
 * What caps, cooldown and validity still leave of a rule at `now`, and when it is possible again. A cooldown is a distance: what
 * was used within it before `now` holds the rule back, and so does what was used within it after. Where something was used after
 * `now`, `freeAt` is the earliest that can be told: nothing is possible before it.
 */
export function allowanceOf(rule: Limits, usage: Usage, now: number): Allowance {
  const caps = capStates(rule, usage, now);
  const block = longestBlock(rule, usage, caps, now);
  if (!block) return { left: leftToday(rule, usage, caps, now), caps, blockedBy: null, freeAt: null };

  const never = block.until >= validityEnd(rule);
  return { left: 0, caps, blockedBy: block.by, freeAt: never ? null : block.until };
}

function capStates({ caps }: Limits, usage: Usage, now: number): CapState[] {
  return CAP_PERIODS.flatMap((period) => {
    const cap = caps[period];
    if (cap === undefined) return [];
    const used = usage[period];
    const resetsAt = period === 'total' ? null : periodEnd(period, now);
    return [{ period, cap, used, left: Math.max(0, cap - used), resetsAt }];
  });
}

/** Of all that holds the rule back at `now`, what holds it longest; on a tie the nearest period, which reads easiest. */
function longestBlock(rule: Limits, usage: Usage, caps: CapState[], now: number) {
  const blocks: { by: Block; until: number }[] = [
    { by: 'validity', until: now < validityEnd(rule) ? startOfDay(rule.validFrom) : Infinity },
    ...caps
      .filter(({ left }) => left === 0)
      .map((cap) => ({ by: cap.period, until: cap.resetsAt ?? Infinity })),
    { by: 'cooldown', until: cooldownEnd(rule, usage, now) },
  ];
  return blocks
    .filter(({ until }) => until > now)
    .reduce<{ by: Block; until: number } | null>(
      (longest, block) => (longest && longest.until >= block.until ? longest : block),
      null,
    );
}

const validityEnd = ({ validTo }: Limits) => (validTo === null ? Infinity : startOfDay(validTo) + DAY);

/** When the distance to what was used before and after is kept again; `now` when it is kept. */
function cooldownEnd({ cooldownHours }: Limits, { lastBefore, firstAfter }: Usage, now: number): number {
  const distance = cooldownHours * HOUR;
  const rested = lastBefore === null ? now : Math.max(now, lastBefore + distance);
  return firstAfter !== null && firstAfter - rested < distance ? firstAfter + distance : rested;
}

/** An allowed rule: the smallest cap left, and no more than the cooldown lets fit, one after the other, into the rest of the day. */
function leftToday(
  { cooldownHours }: Limits,
  { firstAfter }: Usage,
  caps: CapState[],
  now: number,
): number | null {
  const distance = cooldownHours * HOUR;
  const until = Math.min(periodEnd('day', now), firstAfter === null ? Infinity : firstAfter - distance + 1);
  const fitting = cooldownHours === 0 ? Infinity : Math.ceil((until - now) / distance);
  const left = Math.min(fitting, ...caps.map((cap) => cap.left));
  return left === Infinity ? null : left;
}

/** The ring that shows an allowance: as many segments as the cap that leaves the least, day before week and month. */
export function ringOf({ caps, blockedBy }: Allowance): { segments: number; filled: number } {
  const tightest = caps.reduce<CapState | null>(
    (best, cap) => (best && best.left <= cap.left ? best : cap),
    null,
  );
  if (!tightest) return { segments: 1, filled: blockedBy ? 1 : 0 };
  const segments = Math.min(tightest.cap, MOST_SEGMENTS);
  // A cap beyond what a ring can show: filled in proportion, but never full or empty unless it really is.
  const share = (tightest.used / tightest.cap) * segments;
  const shown = share < 1 ? Math.ceil(share) : Math.floor(share);
  return { segments, filled: Math.min(segments, shown) };
}
