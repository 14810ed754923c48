import { DAY, HOUR } from '@jishan/shared/calendar';
import { waitedWords } from './waited-words';

const MINUTE = 60_000;

/** How long somebody has been waiting for a decision: rounded down, so that it never sounds worse than it is. */
export function waited(sentAt: number, now = Date.now()): string {
  const span = now - sentAt;
  if (span < MINUTE) return waitedWords.fresh;
  if (span < HOUR) return waitedWords.minutes(Math.floor(span / MINUTE));
  if (span < DAY) return waitedWords.hours(Math.floor(span / HOUR));
  return waitedWords.days(Math.floor(span / DAY));
}
