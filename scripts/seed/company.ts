import { DAY } from '@jishan/shared/calendar';
import { COMMENTS } from '../../server/src/demo/comments';
import type { Dice } from '../../server/src/demo/random';
import { SIZE } from './size';
import type { Writing } from './content';
import type { Value } from './loader';

const SENTENCES = Object.values(COMMENTS)
  .flat()
  .map((comment) => (typeof comment === 'string' ? comment : comment[0]));

/** Two thirds of those who like a post live in its community. */
function liker(dice: Dice, community: Uint8Array, home: number): number {
  for (let attempt = 0; attempt < 12; attempt++) {
    const who = dice.between(0, SIZE.residents - 1);
    if (community[who] === home || attempt === 11 || dice.chance(0.06)) return who;
  }
  return 0;
}

export function* likeRows(
  dice: Dice,
  { cast, posts, reception, firstPostId }: Writing,
  now: number,
): Generator<Value[]> {
  for (let i = 0; i < posts.count; i++) {
    const wanted = reception.likes[i] ?? 0;
    if (wanted === 0) continue;
    const from = posts.decidedAt[i] ?? 0;
    const home = cast.community[posts.author[i] ?? 0] ?? 0;
    const likers = new Set<number>();
    while (likers.size < wanted) likers.add(liker(dice, cast.community, home));
    for (const who of [...likers].sort((a, b) => a - b)) {
      const at = Math.floor(from + dice.next() ** 3 * Math.min(20 * DAY, now - from));
      yield ['post', firstPostId + i, cast.firstUserId + who, at];
    }
  }
}

/** In the order of their posts; within a post, of time. */
export function* commentRows(
  dice: Dice,
  { cast, posts, reception, firstPostId }: Writing,
  now: number,
): Generator<Value[]> {
  for (let i = 0; i < posts.count; i++) {
    const from = posts.decidedAt[i] ?? 0;
    const home = cast.community[posts.author[i] ?? 0] ?? 0;
    const times = Array.from({ length: reception.comments[i] ?? 0 }, () =>
      Math.floor(from + dice.next() ** 3 * Math.min(10 * DAY, now - from)),
    ).sort((a, b) => a - b);
    for (const at of times)
      yield [
        'post',
        firstPostId + i,
        cast.firstUserId + liker(dice, cast.community, home),
        dice.pick(SENTENCES),
        at,
      ];
  }
}
