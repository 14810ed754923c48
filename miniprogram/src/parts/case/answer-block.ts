import { LIMITS } from '@jishan/shared/limits';
import { WORDS } from './words';

/** What still keeps an answer from being sent, or null. `need` is what is said when nothing was written. */
export function answerBlock(
  text: string,
  need: string | null,
  max: number = LIMITS.caseChars,
): string | null {
  const length = [...text.trim()].length;
  if (length > max) return WORDS.answerLong(max);
  return length === 0 ? need : null;
}
