import { charactersOf } from './text';

const MOST_STARS = 3;

/**
 * A name as public notice shows it: neighbours know who is meant, strangers do not. First and last character stay, of two
 * only the first: 王秀兰 → 王*兰, 李静 → 李*, 阿依古丽·买买提 → 阿***提.
 */
export function shortName(name: string): string {
  const characters = charactersOf(name);
  const [first = '', last = ''] = [characters[0], characters[characters.length - 1]];
  if (characters.length < 2) return '*';
  if (characters.length === 2) return `${first}*`;
  return first + '*'.repeat(Math.min(MOST_STARS, characters.length - 2)) + last;
}
