import { boardOf, photosOf, type Shelf } from './photos';
import { COMMUNITIES, ELDERS, FRIENDS } from '../../server/src/demo/people';
import { TEXTS, type Text } from '../../server/src/demo/texts';
import { HOUR } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Dice } from '../../server/src/demo/random';
import type { Book } from './book';
import { firstReviewer, officer, type Cast } from './cast';
import { earns, ruleAt, STATES, type Posts } from './life';
import type { Value } from './loader';

const TEXTS_OF = new Map<string, Text[]>();
for (const text of TEXTS) TEXTS_OF.set(text.rule, [...(TEXTS_OF.get(text.rule) ?? []), text]);

function fill(dice: Dice, body: string, place: string): string {
  return body
    .replaceAll('{place}', place)
    .replaceAll('{elder}', dice.pick(ELDERS))
    .replaceAll('{friend}', dice.pick(FRIENDS))
    .replace(/\{(\d+)-(\d+)\}/g, (_, least: string, most: string) =>
      String(dice.between(Number(least), Number(most))),
    );
}

/** How warmly each post was met: a few are known to the whole town. Given in advance, because posts keep the counts. */
export interface Reception {
  likes: Int32Array;
  comments: Int32Array;
  likeCount: number;
  commentCount: number;
}

export function receive(dice: Dice, posts: Posts): Reception {
  const isPublic = (i: number) => ['approved', 'hidden'].includes(STATES[posts.state[i] ?? 0] ?? '');
  const draw = (scale: number, skew: number, most: number) =>
    Int32Array.from({ length: posts.count }, (_, i) => {
      const drawn = Math.floor(scale * ((1 - dice.next()) ** -skew - 1) + dice.next() * scale);
      return isPublic(i) ? Math.min(most, drawn) : 0;
    });
  const likes = draw(2.2, 0.55, 420);
  const comments = draw(1.3, 0.58, 90);
  const sum = (counts: Int32Array) => counts.reduce((a, b) => a + b, 0);
  return { likes, comments, likeCount: sum(likes), commentCount: sum(comments) };
}

export interface Writing {
  cast: Cast;
  posts: Posts;
  book: Book;
  reception: Reception;
  shelf: Shelf;
  firstPostId: number;
}

export function* postRows(
  dice: Dice,
  { cast, posts, book, reception, shelf, firstPostId }: Writing,
): Generator<Value[]> {
  for (let i = 0; i < posts.count; i++) {
    const rule = ruleAt(posts, i);
    const author = posts.author[i] ?? 0;
    const home = cast.community[author] ?? 0;
    const text = dice.pick((rule && TEXTS_OF.get(rule.code)) ?? TEXTS);
    const place = dice.pick(COMMUNITIES[home]?.places ?? []);
    const state = STATES[posts.state[i] ?? 0] ?? 'approved';
    const at = posts.at[i] ?? 0;
    const isDecided = state === 'approved' || state === 'hidden' || state === 'rejected';
    const decidedAt = isDecided ? (posts.decidedAt[i] ?? at) : null;
    const communityId = cast.communityIds[home] ?? 0;
    const award = earns(posts, i) ? rule : null;
    const first = award?.review === 2 ? firstReviewer(cast, home, i) : null;
    yield [
      ...[firstPostId + i, cast.townId, communityId, cast.gridIds[home]?.[cast.grid[author] ?? 0] ?? null],
      ...[cast.firstUserId + author, fill(dice, text.body, place)],
      ...[photosOf(shelf, text.photos), boardOf(text, rule)],
      ...[rule?.code ?? null, i % 3 === 0 ? null : place, state, state === 'withdrawn' ? 2 : 1, at],
      ...[state === 'draft' ? null : at, isDecided && state !== 'rejected' ? decidedAt : at],
      ...[first, first && rule ? rule.code : null, decidedAt, isDecided ? communityId : null],
      ...[award?.title ?? null, award?.seal ?? null, award?.points ?? null, book.transferOfPost[i] || null],
      ...[reception.likes[i] ?? 0, reception.comments[i] ?? 0],
    ];
  }
}

/** The history of every decision, in the order in which they were made within a post. */
export function* reviewRows({ cast, posts, firstPostId }: Writing): Generator<Value[]> {
  for (let i = 0; i < posts.count; i++) {
    const state = STATES[posts.state[i] ?? 0] ?? 'approved';
    const home = cast.community[posts.author[i] ?? 0] ?? 0;
    const rule = ruleAt(posts, i);
    const at = posts.decidedAt[i] ?? 0;
    const unit = cast.communityIds[home] ?? 0;
    const [first, last] = [firstReviewer(cast, home, i), officer(cast, home, i)];
    const row = (
      by: number,
      decision: string,
      given: ScoringRule | null,
      when: number,
      reason = '',
      note = '',
    ) => [
      ...[firstPostId + i, by, unit, decision, given?.code ?? null, given?.version ?? null, reason || null],
      ...[note, when],
    ];
    if (state === 'rejected') yield row(last, 'reject', null, at, i % 2 ? 'place' : 'time');
    if (state !== 'approved' && state !== 'hidden') continue;
    if (rule?.review === 2) yield row(first, 'second', rule, at - HOUR / 30);
    yield row(last, 'approve', rule, at);
    if (state === 'hidden') yield row(last, 'hide', null, at + HOUR, '', '照片里能看清门牌号，先收起来。');
  }
}

/** How many rows `reviewRows` gives. */
export function countReviews(posts: Posts): number {
  let count = 0;
  for (let i = 0; i < posts.count; i++) {
    const state = STATES[posts.state[i] ?? 0] ?? 'approved';
    if (state === 'rejected') count += 1;
    if (state === 'approved' || state === 'hidden') count += 1 + (ruleAt(posts, i)?.review === 2 ? 1 : 0);
    if (state === 'hidden') count += 1;
  }
  return count;
}
