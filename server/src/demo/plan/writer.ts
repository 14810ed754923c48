import { DAY, HOUR, periodStart } from '@jishan/shared/calendar';
import { COMMUNITIES, ELDERS, FRIENDS, PEOPLE } from '../people';
import type { Dice } from '../random';
import { TEXTS, type Text } from '../texts';
import { ruleOf, type Claims } from './claims';
import type { PlannedPost, Who } from './types';
import { fits } from './voice';
import { MINUTE } from './time';

/** Between two posts made of one text lies at least this. */
const REST = 9 * DAY;
const hasHoles = (text: Text) => text.body.includes('{');

interface Use {
  at: number;
  home: number;
}

/** Writes posts from the texts, each text at most twice and then as another deed elsewhere. */
export function makeWriter(dice: Dice, claims: Claims, now: number) {
  const uses = new Map<Text, Use[]>();
  const posted = new Map<Who, number[]>();
  const written = new Set<string>();

  const isFresh = (text: Text, at: number, home: number) => {
    const earlier = uses.get(text) ?? [];
    if (earlier.length === 0) return true;
    return (
      hasHoles(text) &&
      earlier.length < 2 &&
      earlier.every((use) => use.home !== home && Math.abs(use.at - at) > REST)
    );
  };

  const timeOn = (text: Text, day: number): number | null => {
    const from = day + text.hours[0] * HOUR;
    const until = Math.min(day + text.hours[1] * HOUR, now - 5 * MINUTE);
    return until <= from ? null : Math.floor(from + dice.next() * (until - from));
  };

  /** A post by one of `authors` on the day that starts at `day`, for a rule that suits; null when nothing fits. */
  function write(
    authors: readonly Who[],
    day: number,
    suits = (_points: number) => true,
  ): PlannedPost | null {
    for (let attempt = 0; attempt < 400; attempt++) {
      const text = dice.pick(TEXTS);
      const author = dice.pick(authors);
      const person = PEOPLE[author];
      const rule = ruleOf(text.rule);
      const at = timeOn(text, day);
      if (!person || at === null || !suits(rule.points)) continue;
      const tired = posted.get(author)?.some((time) => Math.abs(time - at) < 10 * HOUR) ?? false;
      // A text not yet used goes first; in the first tries a second use is not even looked at.
      if (tired || (attempt < 120 && uses.has(text)) || !isFresh(text, at, person.home)) continue;
      if (!fits(person, text.body) || !claims.allows(author, rule, at)) continue;

      const { body, place } = fill(dice, text.body, person.home);
      if (written.has(body)) continue;
      written.add(body);
      uses.set(text, [...(uses.get(text) ?? []), { at, home: person.home }]);
      note(author, at);
      claims.add(author, rule, at);
      return {
        author,
        body,
        place,
        rule,
        board: rule.board,
        photos: text.photos,
        at,
        outcome: { state: 'draft' },
        comments: [],
        likes: [],
      };
    }
    return null;
  }

  function note(author: Who, at: number) {
    posted.set(author, [...(posted.get(author) ?? []), at]);
  }

  return { write, note };
}

export type Writer = ReturnType<typeof makeWriter>;

/** Fills the holes of a text; the place that it speaks of is the post's place, else perhaps another one. */
function fill(dice: Dice, body: string, home: number): { body: string; place: string | null } {
  const place = dice.pick(COMMUNITIES[home]?.places ?? []);
  const filled = body
    .replaceAll('{place}', place)
    .replaceAll('{elder}', dice.pick(ELDERS))
    .replaceAll('{friend}', dice.pick(FRIENDS))
    .replace(/\{(\d+)-(\d+)\}/g, (_, least: string, most: string) =>
      String(dice.between(Number(least), Number(most))),
    );
  const said = body.includes('{place}');
  return { body: filled, place: said || dice.chance(0.5) ? place : null };
}

export const dayStart = (now: number, daysAgo: number) => periodStart('day', now) - daysAgo * DAY;
