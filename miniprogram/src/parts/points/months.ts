import { DAY, dayOf, monthName, periodEnd, startOfDay } from '@jishan/shared/calendar';
import { WORDS } from './words';

/** Months are written '2026-11', as the contract does. */
export const monthOf = (at = Date.now()) => dayOf(at).slice(0, 7);
export const yearOf = (month: string) => Number(month.slice(0, 4));
export const monthOfYear = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

const startOf = (month: string) => startOfDay(`${month}-01`);
export const daysIn = (month: string) => (periodEnd('month', startOf(month)) - startOf(month)) / DAY;

/** '十一月', with the year when it is not this one. */
export function monthTitle(month: string, now = Date.now()): string {
  const name = monthName(startOf(month));
  return yearOf(month) === yearOf(monthOf(now)) ? name : WORDS.monthOfYear(yearOf(month), name);
}

export interface DayCell {
  day: number;
  /** Something was earned. */
  on: boolean;
}

/** The strip of a month: one square a day. */
export function stripOf(month: string, days: readonly number[]): DayCell[] {
  const earned = new Set(days);
  return Array.from({ length: daysIn(month) }, (_, index) => ({ day: index + 1, on: earned.has(index + 1) }));
}

/** The platform's oldest books are no older than this. */
export const YEARS_BACK = 9;

/** The twelve months of a year, and which of them have begun. */
export function monthsOf(
  year: number,
  now = Date.now(),
): { month: string; number: number; begun: boolean }[] {
  const current = monthOf(now);
  return Array.from({ length: 12 }, (_, index) => {
    const month = monthOfYear(year, index + 1);
    return { month, number: index + 1, begun: month <= current };
  });
}
