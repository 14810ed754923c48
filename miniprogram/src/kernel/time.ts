import { DAY, dayOf, formatDay, startOfDay } from '@jishan/shared/calendar';

const OFFSET = 8 * 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');

/** '7:05' */
export function timeOfDay(at: number): string {
  const wall = new Date(at + OFFSET);
  return `${wall.getUTCHours()}:${two(wall.getUTCMinutes())}`;
}

/** '11月22日', with the year when it is not this one. */
export const dateOf = (at: number, now = Date.now()) => formatDay(at, now);

/** When something happened, as a neighbour would say it: '刚刚', '今天 7:05', '昨天 21:40', '11月22日'. */
export function ago(at: number, now = Date.now()): string {
  if (now - at < 60_000 && now >= at) return '刚刚';
  const today = startOfDay(dayOf(now));
  if (at >= today && at < today + DAY) return `今天 ${timeOfDay(at)}`;
  if (at >= today - DAY && at < today) return `昨天 ${timeOfDay(at)}`;
  return dateOf(at, now);
}

/** '11月24日 22:10' */
export const clock = (at: number, now = Date.now()) => `${dateOf(at, now)} ${timeOfDay(at)}`;
