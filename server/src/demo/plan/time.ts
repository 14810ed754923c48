import { DAY, HOUR, periodStart } from '@jishan/shared/calendar';
import type { Dice } from '../random';

export const MINUTE = 60_000;

/** The instant on the day `daysAgo` before now's at a time of the clock; a day earlier if that is still to come. */
export function clockTime(now: number, daysAgo: number, hour: number, minute: number): number {
  const at = periodStart('day', now) - daysAgo * DAY + hour * HOUR + minute * MINUTE;
  return at < now - 2 * MINUTE ? at : at - DAY;
}

/** When the office got to it: soon, but not at night; always before now. */
export function decisionTime(dice: Dice, sentAt: number, now: number): number {
  const soon = sentAt + dice.between(8, 190) * MINUTE;
  const day = periodStart('day', soon);
  const hour = (soon - day) / HOUR;
  const morning = (start: number) => start + 7 * HOUR + dice.between(30, 110) * MINUTE;
  const at = hour >= 22.25 ? morning(day + DAY) : hour < 7 ? morning(day) : soon;
  if (at < now - MINUTE) return at;
  return Math.floor(sentAt + (now - sentAt) * (0.3 + 0.5 * dice.next()));
}
