import { DAY, HOUR } from '@jishan/shared/calendar';
import { COMMENTS } from '../comments';
import { PEOPLE } from '../people';
import type { Dice } from '../random';
import { MINUTE } from './time';
import type { PlannedPost } from './types';

/** A sentence is heard only so often in the whole town. */
const MOST_OFTEN = 6;

/** The sentences that answer what a post says; those of its own board weigh double. */
function fitting({ board, body }: PlannedPost): string[] {
  return [...COMMENTS[board], ...COMMENTS[board], ...COMMENTS.any].flatMap((comment) => {
    if (typeof comment === 'string') return comment;
    const [sentence, answers] = comment;
    return answers.test(body) ? sentence : [];
  });
}

/** What neighbours say under the posts that are public, and who likes them. */
export function gatherCompany(dice: Dice, posts: readonly PlannedPost[], now: number): void {
  const said = new Map<string, number>();
  for (const post of posts) {
    if (post.outcome.state !== 'approved') continue;
    const from = post.outcome.at;
    // Some posts move the whole town, most a few neighbours.
    const warmth = dice.next() ** 2;
    const later = (spread: number) =>
      from + Math.floor(dice.next() ** 2 * Math.min(spread, now - from - MINUTE));
    if (now - from < 3 * MINUTE) continue;

    const others = PEOPLE.map((_, who) => who).filter((who) => who !== post.author);
    const near = others.filter((who) => PEOPLE[who]?.home === PEOPLE[post.author]?.home);
    const youth = Math.min(1, (now - from) / (10 * HOUR) + 0.15);
    const likers = [
      ...dice.some(near, Math.round((2 + warmth * 18) * youth)),
      ...dice.some(
        others.filter((who) => !near.includes(who)),
        Math.round((1 + warmth * 38) * youth),
      ),
    ];
    post.likes.push(...likers.map((user) => ({ user, at: later(2 * DAY) })));

    const speakers = dice.some(
      [...near, ...near, ...others],
      Math.floor(dice.next() * (1.6 + warmth * 5) * youth),
    );
    for (const author of new Set(speakers)) {
      const sentences = fitting(post).filter(
        (body) => (said.get(body) ?? 0) < MOST_OFTEN && !post.comments.some((other) => other.body === body),
      );
      if (sentences.length === 0) break;
      const body = dice.pick(sentences);
      said.set(body, (said.get(body) ?? 0) + 1);
      post.comments.push({ author, body, at: later(DAY) });
    }
    post.comments.sort((a, b) => a.at - b.at);
  }
}
