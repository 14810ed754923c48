import { LIMITS } from '@jishan/shared/limits';
import { WORDS } from './words';

/** What is wrong with a name, or undefined. The server looks again. */
export function nameProblem(name: string): string | undefined {
  const length = [...name.trim()].length;
  if (length === 0) return WORDS.needName;
  return length > LIMITS.nameChars ? WORDS.nameLong(LIMITS.nameChars) : undefined;
}
