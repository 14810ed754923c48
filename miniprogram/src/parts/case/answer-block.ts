import { LIMITS } from '@jishan/shared/limits';
import { WORDS } from './words';

/** What still keeps an answer from being sent, or null. `need` is what is said when nothing was written. */
export function answerBlock(text: string, need: string | null): string | null {
  const length = [...text.trim()].length;
  if (length > LIMITS.caseChars) return WORDS.answerLong(LIMITS.caseChars);
  return length === 0 ? need : null;
}
