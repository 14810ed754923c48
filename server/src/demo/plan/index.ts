import { HOUR } from '@jishan/shared/calendar';
import { PEOPLE } from '../people';
import { makeDice, type Dice } from '../random';
import { HER_DRAFT, PUBLISHED, SENT_BACK, WAITING, type Special } from '../specials';
import { makeClaims, ruleOf, type Claims } from './claims';
import { gatherCompany } from './company';
import { olderReadings, planReadings } from './readings';
import { clockTime, decisionTime, MINUTE } from './time';
import type { Outcome, Plan, PlannedPost, PlannedReading } from './types';
import { reviewersOf, whoIs } from './voice';
import { dayStart, makeWriter, type Writer } from './writer';

/** The life that is shown: this many days, today included. */
const DAYS = 26;
const POSTS_A_DAY = 8;
/** Days before which nothing happened. */
export const OLDEST = 240;
/** What the first persona has to spend, earned over months. */
export const HER_BALANCE = 1286;
/** What she has earned in the last days and still stands in public notice. */
export const HER_NOTICE = 80;
/** Days in which she does only what is written by hand. */
const HER_QUIET_DAYS = 6;

const HIDING_NOTE = '照片里能看清门牌号，先收起来，请换一张再发。';

/** The whole demo town's life up to `now`, before anything is written; the same for the same `now`. */
export function planTown(now: number): Plan {
  const dice = makeDice(20_180_401);
  const claims = makeClaims();
  const writer = makeWriter(dice, claims, now);
  const posts = [...handWritten(dice, claims, writer, now), ...dailyLife(dice, writer, now)];
  const readings = planReadings(dice, DAYS, now);
  herOlderLife(dice, writer, posts, readings, now);
  gatherCompany(dice, posts, now);
  return {
    posts: posts.sort((a, b) => a.at - b.at),
    readings: readings.sort((a, b) => a.at - b.at),
  };
}

function handWritten(dice: Dice, claims: Claims, writer: Writer, now: number): PlannedPost[] {
  const place = (special: Special, outcome: (post: PlannedPost) => Outcome): PlannedPost => {
    const author = whoIs(special.author);
    const rule = special.rule === null ? null : ruleOf(special.rule);
    const at = clockTime(now, special.daysAgo, ...special.clock);
    const board = special.board ?? rule?.board ?? 'neighbour';
    const { body, photos } = special;
    const post: PlannedPost = {
      ...{ author, rule, board, at, body, photos, place: special.place },
      ...{ outcome: { state: 'draft' }, comments: [], likes: [] },
    };
    post.outcome = outcome(post);
    writer.note(author, at);
    // What was sent back may be brought back by an appeal.
    if (rule && post.outcome.state !== 'draft') claims.add(author, rule, at);
    return post;
  };
  const waiting = WAITING.map((special) =>
    place(special, (post) =>
      special.firstReviewer === undefined
        ? { state: 'pending' }
        : {
            state: 'pending',
            first: { at: decisionTime(dice, post.at, now), reviewer: whoIs(special.firstReviewer) },
          },
    ),
  );
  const published = PUBLISHED.map((special) => {
    const post = place(special, (each) => approval(dice, each, now));
    const from = post.outcome.state === 'approved' ? post.outcome.at : post.at;
    const step = Math.max(1000, Math.min(25 * MINUTE, Math.floor((now - from) / 6)));
    post.comments = (special.comments ?? []).map(([author, body], i) => ({
      author: whoIs(author),
      body,
      at: from + step * (i + 1),
    }));
    return post;
  });
  const sentBack = SENT_BACK.map((special) =>
    place(special, (post) => ({
      state: 'rejected',
      at: decisionTime(dice, post.at, now),
      reviewer: reviewersOf(post.author).first,
      reason: special.reason,
      note: special.note,
    })),
  );
  return [...waiting, ...published, ...sentBack, place(HER_DRAFT, () => ({ state: 'draft' }))];
}

function approval(dice: Dice, { author, rule, at }: PlannedPost, now: number): Outcome {
  const { first, second } = reviewersOf(author);
  const decidedAt = decisionTime(dice, at, now);
  const reviewer = dice.chance(0.5) && PEOPLE[second]?.role === 'staff' ? second : first;
  if (rule?.review !== 2) return { state: 'approved', at: decidedAt, reviewer };
  return { state: 'approved', at: decidedAt, reviewer: first, second };
}

/** Everybody posts as often as their zeal; in the last hours some of the other communities' posts still wait. */
function dailyLife(dice: Dice, writer: Writer, now: number): PlannedPost[] {
  const authors = PEOPLE.flatMap(({ zeal }, who) => Array.from({ length: zeal }, () => who));
  const posts: PlannedPost[] = [];
  const her = whoIs(HER_DRAFT.author);
  const others = authors.filter((who) => who !== her);
  for (let daysAgo = DAYS; daysAgo >= 0; daysAgo--) {
    const day = dayStart(now, daysAgo);
    const share = Math.min(1, (now - day) / (24 * HOUR));
    for (let i = Math.round((POSTS_A_DAY + dice.between(-2, 2)) * share); i > 0; i--) {
      const post = writer.write(daysAgo > HER_QUIET_DAYS ? authors : others, day);
      if (post) posts.push({ ...post, outcome: outcomeOf(dice, post, posts.length, now) });
    }
  }
  return posts;
}

function outcomeOf(dice: Dice, post: PlannedPost, serial: number, now: number): Outcome {
  const age = now - post.at;
  if (PEOPLE[post.author]?.home !== 0 && age < 20 * HOUR && dice.chance(0.5)) return { state: 'pending' };
  if (serial % 45 === 44) return { state: 'withdrawn' };
  if (serial % 60 === 59) return { state: 'draft' };
  const outcome = approval(dice, post, now);
  if (serial % 70 !== 69 || outcome.state !== 'approved') return outcome;
  return { ...outcome, hidden: { at: Math.floor((outcome.at + now) / 2), note: HIDING_NOTE } };
}

/** Her months before: deeds every few days, and articles for the rest, so that the balance is the one on the drawn screens. */
function herOlderLife(
  dice: Dice,
  writer: Writer,
  posts: PlannedPost[],
  readings: PlannedReading[],
  now: number,
): void {
  const her = PEOPLE.findIndex((person) => person.persona === 'resident');
  const reading = ruleOf('learning-01').points;
  const earned = posts
    .filter(({ author, outcome }) => author === her && outcome.state === 'approved')
    .reduce((sum, { rule }) => sum + (rule?.points ?? 0), 0);
  let missing =
    HER_BALANCE + HER_NOTICE - earned - reading * readings.filter(({ reader }) => reader === her).length;

  const isOdd = () => missing % reading !== 0;
  // An odd rest cannot be read up: the last deeds must then be worth an odd number.
  const suits = (points: number) =>
    points <= missing && (missing > 120 || !isOdd() || points % reading !== 0);
  for (let daysAgo = DAYS + 3; (missing > 60 || isOdd()) && daysAgo < OLDEST; daysAgo += dice.between(2, 6)) {
    const post = writer.write([her], dayStart(now, daysAgo), suits);
    if (!post?.rule) continue;
    missing -= post.rule.points;
    posts.push({ ...post, outcome: approval(dice, post, now) });
  }
  if (missing > 0) readings.push(...olderReadings(her, Math.floor(missing / reading), DAYS + 5, now));
}
