import type { Period } from '@jishan/shared/calendar';
import { ALL_TIME } from '../honour';

/** The day in Shanghai as a date. An instant is whole milliseconds, so no time zone of the database has a say. */
const dateOf = (instant: string, daysBack = '0') =>
  `DATE_ADD('1970-01-01', INTERVAL FLOOR((${instant} + 28800000) / 86400000) - ${daysBack} DAY)`;

/** 1970-01-01 was a Thursday: so many days have passed since Monday. */
const sinceMonday = (instant: string) => `MOD(FLOOR((${instant} + 28800000) / 86400000) + 3, 7)`;

/** The SQL that gives an instant's period key, the same as `periodKey` does. */
export const KEY_SQL: Record<Period | 'all', (instant: string) => string> = {
  day: (instant) => `CONCAT('D', ${dateOf(instant)})`,
  week: (instant) => `CONCAT('W', ${dateOf(instant, sinceMonday(instant))})`,
  month: (instant) => `CONCAT('M', LEFT(${dateOf(instant)}, 7))`,
  year: (instant) => `CONCAT('Y', LEFT(${dateOf(instant)}, 4))`,
  all: () => `'${ALL_TIME}'`,
};

/** What the keys of a period begin with. */
export const INITIAL: Record<Period | 'all', string> = {
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
  all: ALL_TIME,
};
