import { periodKey, type Period } from '@jishan/shared/calendar';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import type { Cast } from './cast';
import { earns, ruleAt, type Posts, type Readings } from './life';
import type { Value } from './loader';

const [READING] = STANDARD_RULES.filter((rule) => rule.source === 'reading');
if (!READING) throw new Error('there is no rule for reading');
export const READING_RULE = READING;

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'year'];

/** All awards of a town in the order in which they were made, as `award` in the points service would have written them. */
export interface Book {
  count: number;
  /** Index of the post, or -1 for a reading. */
  post: Int32Array;
  resident: Int32Array;
  points: Int32Array;
  occurredAt: Float64Array;
  at: Float64Array;
  /** Transfer id by post, 0 for none. */
  transferOfPost: Float64Array;
  firstTransferId: number;
  firstAccountId: number;
}

export function keepBook(
  posts: Posts,
  readings: Readings,
  firstTransferId: number,
  firstAccountId: number,
): Book {
  const all: { post: number; resident: number; points: number; occurredAt: number; at: number }[] = [];
  for (let i = 0; i < posts.count; i++) {
    const rule = ruleAt(posts, i);
    if (!rule || !earns(posts, i)) continue;
    all.push({
      post: i,
      resident: posts.author[i] ?? 0,
      points: rule.points,
      occurredAt: posts.at[i] ?? 0,
      at: posts.decidedAt[i] ?? 0,
    });
  }
  for (let i = 0; i < readings.count; i++) {
    const at = readings.at[i] ?? 0;
    all.push({
      post: -1,
      resident: readings.reader[i] ?? 0,
      points: READING_RULE.points,
      occurredAt: at,
      at,
    });
  }
  all.sort((a, b) => a.at - b.at);
  const transferOfPost = new Float64Array(posts.count);
  for (const [i, { post }] of all.entries()) if (post >= 0) transferOfPost[post] = firstTransferId + i;
  return {
    count: all.length,
    post: Int32Array.from(all, ({ post }) => post),
    resident: Int32Array.from(all, ({ resident }) => resident),
    points: Int32Array.from(all, ({ points }) => points),
    occurredAt: Float64Array.from(all, ({ occurredAt }) => occurredAt),
    at: Float64Array.from(all, ({ at }) => at),
    transferOfPost,
    firstTransferId,
    firstAccountId,
  };
}

/** The issuing account comes first, then one account for each resident. */
export function* accountRows(cast: Cast, book: Book): Generator<Value[]> {
  const balances = new Int32Array(cast.community.length);
  for (let i = 0; i < book.count; i++) {
    const resident = book.resident[i] ?? 0;
    balances[resident] = (balances[resident] ?? 0) + (book.points[i] ?? 0);
  }
  yield [book.firstAccountId, cast.townId, 'issue', cast.townId, null];
  for (const [resident, balance] of balances.entries())
    yield [book.firstAccountId + 1 + resident, cast.townId, 'resident', cast.firstUserId + resident, balance];
}

export function* transferRows(cast: Cast, posts: Posts, book: Book, firstPostId: number): Generator<Value[]> {
  for (let i = 0; i < book.count; i++) {
    const post = book.post[i] ?? -1;
    const resident = book.resident[i] ?? 0;
    const rule = (post >= 0 ? ruleAt(posts, post) : null) ?? READING_RULE;
    const id = book.firstTransferId + i;
    const key = post >= 0 ? `post:${firstPostId + post}` : `reading:${id}`;
    const unit = post >= 0 ? (cast.communityIds[cast.community[resident] ?? 0] ?? 0) : cast.townId;
    yield [
      ...[
        id,
        cast.townId,
        key,
        'award',
        cast.firstUserId + resident,
        rule.points,
        post >= 0 ? firstPostId + post : null,
      ],
      ...[
        rule.code,
        rule.version,
        rule.title,
        rule.seal,
        unit,
        rule.review,
        book.occurredAt[i] ?? 0,
        book.at[i] ?? 0,
      ],
    ];
  }
}

/** Two for each transfer: out of the town's issue, into the resident's account. */
export function* entryRows(book: Book, residents: number): Generator<Value[]> {
  const balances = new Int32Array(residents);
  for (let i = 0; i < book.count; i++) {
    const resident = book.resident[i] ?? 0;
    const points = book.points[i] ?? 0;
    const balance = (balances[resident] ?? 0) + points;
    balances[resident] = balance;
    const transfer = book.firstTransferId + i;
    const at = book.at[i] ?? 0;
    yield [2 * transfer - 1, transfer, book.firstAccountId, -points, null, at];
    yield [2 * transfer, transfer, book.firstAccountId + 1 + resident, points, balance, at];
  }
}

/** Honour per day, week, month and year, in the order of the table's key. */
export function honourRows(cast: Cast, book: Book): Value[][] {
  const totals = new Map<string, Map<number, number>>();
  for (let i = 0; i < book.count; i++) {
    const resident = book.resident[i] ?? 0;
    for (const key of keysOf(book.at[i] ?? 0)) {
      const period = totals.get(key) ?? new Map<number, number>();
      if (period.size === 0) totals.set(key, period);
      period.set(resident, (period.get(resident) ?? 0) + (book.points[i] ?? 0));
    }
  }
  return [...totals.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, period]) =>
      [...period.entries()]
        .sort(([a], [b]) => a - b)
        .map(([resident, points]) => [
          ...[
            key,
            cast.firstUserId + resident,
            cast.townId,
            cast.communityIds[cast.community[resident] ?? 0] ?? 0,
          ],
          ...[cast.ranked[resident] ?? 1, points],
        ]),
    );
}

const DAY_MS = 86_400_000;
const keysByDay = new Map<number, string[]>();

/** The four keys of a moment; all moments of one Shanghai day share them. */
function keysOf(at: number): string[] {
  const day = Math.floor((at + 8 * 3_600_000) / DAY_MS);
  const known = keysByDay.get(day);
  if (known) return known;
  const keys = PERIODS.map((period) => periodKey(period, at));
  keysByDay.set(day, keys);
  return keys;
}
