import { DAY, HOUR } from '@jishan/shared/calendar';
import { WORDS } from './words';

const MINUTE = 60_000;

/** How long somebody has been waiting for a decision: rounded down, so that it never sounds worse than it is. */
export function waited(sentAt: number, now = Date.now()): string {
  const span = now - sentAt;
  if (span < MINUTE) return WORDS.waited.fresh;
  if (span < HOUR) return WORDS.waited.minutes(Math.floor(span / MINUTE));
  if (span < DAY) return WORDS.waited.hours(Math.floor(span / HOUR));
  return WORDS.waited.days(Math.floor(span / DAY));
}
