import { formatClock, periodStart, weekdayOf } from './calendar';

/** When a shop is open, or when an offer may be used: for each day from Monday, spans of minutes since midnight. */
export type Span = readonly [from: number, to: number];
export type Hours = readonly (readonly Span[])[];

const MINUTE = 60_000;
const DAYS = '一二三四五六日';

export const ALWAYS: Hours = Array.from({ length: 7 }, () => [[0, 1440] as const]);

/** The same spans on every day. */
export const everyDay = (...spans: Span[]): Hours => Array.from({ length: 7 }, () => spans);

/** Sound hours have seven days, and on each day spans that follow one another and end by midnight. */
export const areHours = (hours: Hours): boolean =>
  hours.length === 7 &&
  hours.some((spans) => spans.length > 0) &&
  hours.every((spans) =>
    spans.every(([from, to], index) => from < to && to <= 1440 && from >= (spans[index - 1]?.[1] ?? 0)),
  );

export function isWithin(hours: Hours, now: number): boolean {
  const minute = (now - periodStart('day', now)) / MINUTE;
  return (hours[weekdayOf(now) - 1] ?? []).some(([from, to]) => minute >= from && minute < to);
}

/** '每天 9:00 到 19:30', '周一至周五 9:00 到 12:00、14:00 到 18:00；周六 9:00 到 12:00', '全天'. */
export function hoursText(hours: Hours): string {
  const days = hours.map(spansText);
  const groups: { from: number; to: number; text: string }[] = [];
  for (const [index, text] of days.entries()) {
    const last = groups[groups.length - 1];
    if (last && last.text === text) last.to = index;
    else groups.push({ from: index, to: index, text });
  }
  const open = groups.filter(({ text }) => text !== '');
  if (groups.length === 1) return open[0]?.text === ALL_DAY ? '每天全天' : `每天 ${open[0]?.text ?? ''}`;
  return open.map(({ from, to, text }) => `${daysText(from, to)} ${text}`).join('；');
}

const ALL_DAY = '全天';
const spansText = (spans: readonly Span[]) =>
  spans
    .map(([from, to]) => (from === 0 && to === 1440 ? ALL_DAY : `${clock(from)} 到 ${clock(to)}`))
    .join('、');
const daysText = (from: number, to: number) =>
  from === to ? `周${DAYS[from]}` : `周${DAYS[from]}至周${DAYS[to]}`;
const MIDNIGHT = periodStart('day', 0);
const clock = (minute: number) => (minute === 1440 ? '24:00' : formatClock(MIDNIGHT + minute * MINUTE));
