import { DAY, HOUR } from '@jishan/shared/calendar';
import { WORDS } from './words';

/** What is left until a deadline, or by how much it is missed; never promises more time than there is. */
export function deadlineText(at: number, now = Date.now()): { text: string; over: boolean } {
  const left = at - now;
  const { deadline } = WORDS;
  if (left >= DAY) return { text: deadline.days(Math.floor(left / DAY)), over: false };
  if (left >= HOUR) return { text: deadline.hours(Math.floor(left / HOUR)), over: false };
  if (left > 0) return { text: deadline.lastHour, over: false };
  if (left > -HOUR) return { text: deadline.overNow, over: true };
  if (left > -DAY) return { text: deadline.overHours(Math.floor(-left / HOUR)), over: true };
  return { text: deadline.overDays(Math.floor(-left / DAY)), over: true };
}
