import { DAY, dayOf, formatDay, startOfDay, weekdayName } from '@jishan/shared/calendar';
import { words } from './words';

/** The day under which a message stands: '今天', '昨天', '11月20日 周四'. */
export function dayName(at: number, now = Date.now()): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return words.today;
  if (day === dayOf(startOfDay(dayOf(now)) - DAY)) return words.yesterday;
  return `${formatDay(at, now)} ${weekdayName(at)}`;
}
