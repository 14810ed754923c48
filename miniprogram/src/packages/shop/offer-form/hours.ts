import type { Hours } from '@jishan/shared/hours';
import { clockOf, minuteOf } from '../../../parts/shop/clock';
import { words } from './words';

/** A span of a day as it is typed: '9:00' to '18:00'. */
export interface SpanDraft {
  from: string;
  to: string;
}

/** When an offer can be used, as it is typed. */
export interface HoursDraft {
  /** Every day has its own times. */
  daily: boolean;
  /** Of every day. */
  spans: SpanDraft[];
  /** From Monday; without spans it cannot be used on that day. Empty until somebody has asked for it. */
  days: SpanDraft[][];
}

/** As many as the contract takes. */
export const MOST_SPANS = 4;

/** What is wrong with a span: of which day (null: of every day), which one, and what. */
export interface HoursProblem {
  day: number | null;
  index: number;
  message: string;
}

const typed = (spans: Hours[number]): SpanDraft[] =>
  spans.map(([from, to]) => ({ from: clockOf(from), to: clockOf(to) }));

/** Hours that stand, ready to be changed. */
export function hoursDraftOf(hours: Hours): HoursDraft {
  const days = hours.map(typed);
  const [first = []] = days;
  const daily = days.some((spans) => JSON.stringify(spans) !== JSON.stringify(first));
  return { daily, spans: days.find((spans) => spans.length > 0) ?? [], days: daily ? days : [] };
}

function wrongSpan(spans: readonly SpanDraft[]): { index: number; message: string } | null {
  let before = 0;
  for (const [index, { from, to }] of spans.entries()) {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start === null || end === null) return { index, message: words.badTime };
    if (start >= end) return { index, message: words.needOrder };
    if (start < before) return { index, message: words.needAfter };
    before = end;
  }
  return null;
}

/** The first span that is wrong; without any day at all, the first day is to be looked at. */
export function wrongHours({ daily, spans, days }: HoursDraft): HoursProblem | null {
  if (!daily) {
    const wrong = wrongSpan(spans);
    return wrong && { day: null, ...wrong };
  }
  if (days.every((list) => list.length === 0)) return { day: 0, index: 0, message: words.needDay };
  for (const [day, list] of days.entries()) {
    const wrong = wrongSpan(list);
    if (wrong) return { day, ...wrong };
  }
  return null;
}

/** What is sent. Call it only when nothing is wrong. */
export function hoursOf({ daily, spans, days }: HoursDraft): [from: number, to: number][][] {
  const given = daily ? days : Array.from({ length: 7 }, () => spans);
  return given.map((list) => list.map(({ from, to }) => [minuteOf(from) ?? 0, minuteOf(to) ?? 1440]));
}
