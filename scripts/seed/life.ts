import { DAY, HOUR, periodStart } from '@jishan/shared/calendar';
import { allowanceOf, usageAt, type ScoringRule } from '@jishan/shared/rules';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import type { Dice } from '../../server/src/demo/random';
import type { Cast } from './cast';
import { SIZE } from './size';

export const POST_RULES = STANDARD_RULES.filter((rule) => rule.source === 'post');
export const NO_RULE = -1;

export const STATES = ['approved', 'pending', 'rejected', 'withdrawn', 'draft', 'hidden'] as const;
export type State = (typeof STATES)[number];
const stateIndex = (state: State) => STATES.indexOf(state);

/** All posts of a town, in the order in which they were written: one value a post in each column. */
export interface Posts {
  count: number;
  author: Int32Array;
  at: Float64Array;
  /** Index in POST_RULES, or NO_RULE. */
  rule: Int16Array;
  /** Index in STATES. */
  state: Uint8Array;
  decidedAt: Float64Array;
}

/** Most people post a few times, some hundreds of times. Gives how many posts each writes, `total` together. */
function shareOut(
  dice: Dice,
  people: number,
  total: number,
  most: (who: number) => number,
  skew: number,
): Int32Array {
  const weights = Float64Array.from(
    { length: people },
    () => Math.min(600, (1 - dice.next()) ** -skew) - 0.6,
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = Int32Array.from(weights, (weight, who) =>
    Math.min(most(who), Math.floor((weight / sum) * total)),
  );
  let left = total - shares.reduce((a, b) => a + b, 0);
  while (left > 0) {
    const who = dice.between(0, people - 1);
    const share = shares[who] ?? 0;
    if (share >= most(who)) continue;
    shares[who] = share + 1;
    left -= 1;
  }
  return shares;
}

// Small deeds are far more frequent than big ones; patrols and sweeping are what a town does most.
const POPULAR: Readonly<Record<string, number>> = {
  'building-07': 8,
  'environment-01': 6,
  'management-01': 3,
};
const WEIGHTS = POST_RULES.map(({ code, points }) => (POPULAR[code] ?? 1) * points ** -1.5);
const RULE_TICKETS = WEIGHTS.flatMap((weight, at) =>
  Array.from({ length: Math.ceil(weight * 2000) }, () => at),
);

/** A time by day, when people are up: between six and half past ten. */
const wakingTime = (dice: Dice, from: number, until: number): number => {
  const moment = from + dice.next() * (until - from);
  const at = periodStart('day', moment) + 6 * HOUR + dice.next() * 16.5 * HOUR;
  return Math.floor(at > from && at < until ? at : moment);
};

export function livePosts(dice: Dice, cast: Cast, now: number): Posts {
  const daysIn = (who: number) => (now - (cast.joinedAt[who] ?? now)) / DAY;
  const shares = shareOut(dice, SIZE.residents, SIZE.posts, (who) => Math.ceil(daysIn(who) * 0.6), 0.62);
  const all: { author: number; at: number; rule: number }[] = [];
  for (const [author, share] of shares.entries()) {
    const from = cast.joinedAt[author] ?? now;
    const times = Array.from({ length: share }, () => wakingTime(dice, from, now - 60_000)).sort(
      (a, b) => a - b,
    );
    const used = new Map<number, number[]>();
    for (const at of times) all.push({ author, at, rule: claim(dice, used, at) });
  }
  all.sort((a, b) => a.at - b.at);

  const posts: Posts = {
    count: all.length,
    author: Int32Array.from(all, ({ author }) => author),
    at: Float64Array.from(all, ({ at }) => at),
    rule: Int16Array.from(all, ({ rule }) => rule),
    state: new Uint8Array(all.length),
    decidedAt: new Float64Array(all.length),
  };
  for (let i = 0; i < posts.count; i++) {
    const at = posts.at[i] ?? now;
    const decidedAt = Math.floor(at + (0.1 + dice.next() * 9) * HOUR);
    posts.decidedAt[i] = decidedAt;
    posts.state[i] = stateIndex(decidedAt >= now - 60_000 ? 'pending' : stateOf(dice, now - at));
  }
  return posts;
}

/** What a resident claims: something that is still open to them then, or nothing. */
function claim(dice: Dice, used: Map<number, number[]>, at: number): number {
  if (dice.chance(0.08)) return NO_RULE;
  for (let attempt = 0; attempt < 6; attempt++) {
    const index = dice.pick(RULE_TICKETS);
    const rule = POST_RULES[index];
    const times = used.get(index) ?? [];
    if (!rule || allowanceOf(rule, usageAt(times, at), at).blockedBy) continue;
    used.set(index, [...times, at]);
    return index;
  }
  return NO_RULE;
}

function stateOf(dice: Dice, age: number): State {
  const chance = dice.next();
  if (age < 2 * DAY && chance < 0.3) return 'pending';
  if (chance < 0.02) return 'rejected';
  if (chance < 0.026) return 'withdrawn';
  if (chance < 0.029) return 'draft';
  return chance < 0.032 ? 'hidden' : 'approved';
}

/** Whether a post earned points: hiding one does not take them back. */
export const earns = (posts: Posts, i: number) => {
  const state = STATES[posts.state[i] ?? 0];
  return (posts.rule[i] ?? NO_RULE) !== NO_RULE && (state === 'approved' || state === 'hidden');
};

export function ruleAt(posts: Posts, i: number): ScoringRule | null {
  const index = posts.rule[i] ?? NO_RULE;
  return index === NO_RULE ? null : (POST_RULES[index] ?? null);
}

export interface Readings {
  count: number;
  reader: Int32Array;
  at: Float64Array;
}

/** Reading earns what the posts have left of the points held; at most five articles a day each. */
export function liveReadings(dice: Dice, cast: Cast, count: number, now: number): Readings {
  const daysIn = (who: number) => Math.max(1, Math.floor((now - (cast.joinedAt[who] ?? now)) / DAY) - 1);
  const isReader = Array.from({ length: SIZE.residents }, () => dice.chance(0.3));
  const shares = shareOut(dice, SIZE.residents, count, (who) => (isReader[who] ? daysIn(who) * 2 : 0), 0.7);
  const readings: Readings = { count, reader: new Int32Array(count), at: new Float64Array(count) };
  let next = 0;
  for (const [who, share] of shares.entries()) {
    if (share === 0) continue;
    const aDay = dice.between(2, 5);
    const days = Math.ceil(share / aDay);
    const first = periodStart('day', cast.joinedAt[who] ?? now) + DAY;
    for (let i = 0; i < share; i++) {
      const day = Math.floor((Math.floor(i / aDay) * daysIn(who)) / days);
      readings.reader[next] = who;
      readings.at[next] = first + day * DAY + 6 * HOUR + ((who * 13) % 110) * 60_000 + (i % aDay) * 170_000;
      next += 1;
    }
  }
  return readings;
}
