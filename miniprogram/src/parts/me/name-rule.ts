import { LIMITS } from '@jishan/shared/limits';
import { nameWords } from './name-words';

/** What is wrong with a name, or undefined. The server looks again. */
export function nameProblem(name: string): string | undefined {
  const length = [...name.trim()].length;
  if (length === 0) return nameWords.missing;
  return length > LIMITS.nameChars ? nameWords.long(LIMITS.nameChars) : undefined;
}
