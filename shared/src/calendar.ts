/**
 * Days, weeks, months and years as the town lives them, by plain arithmetic: Asia/Shanghai is UTC+8 without
 * exception since the last summer time ended in 1991, and the mini program's JS engine has no time-zone data
 * (`Intl` with a `timeZone` fails there). Instants are epoch milliseconds.
 */
export type Period = 'day' | 'week' | 'month' | 'year';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const OFFSET = 8 * HOUR;

const WEEKDAY_NAMES = '一二三四五六日';
const MONTH_NAMES = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The Shanghai wall clock as a Date whose UTC getters show it. */
const wall = (ms: number) => new Date(ms + OFFSET);
const instant = (year: number, month: number, date: number) => Date.UTC(year, month, date) - OFFSET;

/** '2026-11-22' */
export const dayOf = (ms: number) => wall(ms).toISOString().slice(0, 10);

/** The first instant of a day written as '2026-11-22'. */
export const startOfDay = (day: string) => Date.parse(`${day}T00:00:00.000Z`) - OFFSET;

/** 1 = Monday … 7 = Sunday */
export const weekdayOf = (ms: number) => wall(ms).getUTCDay() || 7;

export function periodStart(period: Period, ms: number): number {
  const at = wall(ms);
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  switch (period) {
    case 'day':
      return instant(year, month, date);
    case 'week':
      return instant(year, month, date + 1 - weekdayOf(ms));
    case 'month':
      return instant(year, month, 1);
    case 'year':
      return instant(year, 0, 1);
  }
}

/** Exclusive: the first instant of the next period. */
export function periodEnd(period: Period, ms: number): number {
  const start = periodStart(period, ms);
  const at = wall(start);
  switch (period) {
    case 'day':
      return start + DAY;
    case 'week':
      return start + 7 * DAY;
    case 'month':
      return instant(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
    case 'year':
      return instant(at.getUTCFullYear() + 1, 0, 1);
  }
}

/** A key that sorts within its period: 'D2026-11-22', 'W2026-11-16' (the Monday it starts on), 'M2026-11', 'Y2026'. */
export function periodKey(period: Period, ms: number): string {
  const day = dayOf(periodStart(period, ms));
  switch (period) {
    case 'day':
      return `D${day}`;
    case 'week':
      return `W${day}`;
    case 'month':
      return `M${day.slice(0, 7)}`;
    case 'year':
      return `Y${day.slice(0, 4)}`;
  }
}

/** '7:05' */
export function formatClock(ms: number): string {
  const at = wall(ms);
  return `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, '0')}`;
}

/** '11月22日', with the year when it is not this one: '2027年11月22日'. */
export function formatDay(ms: number, now: number): string {
  const at = wall(ms);
  const day = `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  const year = at.getUTCFullYear();
  return year === wall(now).getUTCFullYear() ? day : `${year}年${day}`;
}

/** As short as it stays clear: '今天 7:05', '昨天 21:40', '明天 8:00', '19日 8:00', '11月2日 8:00', '2025年3月4日'. */
export function formatWhen(ms: number, now: number): string {
  const days = (periodStart('day', ms) - periodStart('day', now)) / DAY;
  const near = days === 0 ? '今天' : days === -1 ? '昨天' : days === 1 ? '明天' : null;
  if (near) return `${near} ${formatClock(ms)}`;

  const at = wall(ms);
  const today = wall(now);
  if (at.getUTCFullYear() !== today.getUTCFullYear()) return formatDay(ms, now);
  if (at.getUTCMonth() !== today.getUTCMonth()) return `${formatDay(ms, now)} ${formatClock(ms)}`;
  return `${at.getUTCDate()}日 ${formatClock(ms)}`;
}

/** '周六' */
export const weekdayName = (ms: number) => `周${WEEKDAY_NAMES.charAt(weekdayOf(ms) - 1)}`;

/** '十一月' */
export const monthName = (ms: number) => `${MONTH_NAMES[wall(ms).getUTCMonth()]}月`;
