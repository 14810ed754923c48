import { DAY, formatClock, formatDay, formatWhen, periodStart, weekdayName } from '../calendar';
import type { Allowance, CapPeriod, CapState } from './types';

const SPAN: Record<CapPeriod, string> = { day: '今天', week: '本周', month: '本月', total: '总共' };
const MINUTE = 60_000;

/** One line for a resident: what is left, or why it is not possible now and when it is again. */
export function allowanceText(allowance: Allowance, now: number): string {
  const { blockedBy, freeAt } = allowance;
  if (!blockedBy) return leftText(allowance);
  if (freeAt === null) return blockedBy === 'validity' ? '已停用' : '已做满';
  switch (blockedBy) {
    case 'day':
      return '今天已满，明天重新算';
    case 'week':
      return '本周已满，周一重新算';
    case 'month':
      return `本月已满，${formatDay(freeAt, now)}重新算`;
    case 'validity':
      return `${formatDay(freeAt, now)}起可记`;
    case 'cooldown':
      return `${momentText(freeAt, now)} 后可再记`;
    case 'total':
      return '已做满';
  }
}

/** The two nearest caps: '今天剩 1 次 · 本周剩 2 次'. */
function leftText({ left, caps }: Allowance): string {
  if (caps.length === 0) return '不限次数';
  return caps
    .slice(0, 2)
    .map(
      (cap) =>
        `${SPAN[cap.period]}剩 ${cap.period === 'day' && left !== null ? left : leftWithin(cap, caps)} 次`,
    )
    .join(' · ');
}

/** A cap never promises more than the caps that reset later still leave. */
const leftWithin = (cap: CapState, caps: CapState[]) =>
  Math.min(...caps.filter((other) => resetOf(other) >= resetOf(cap)).map((other) => other.left));

const resetOf = ({ resetsAt }: CapState) => resetsAt ?? Infinity;

/** Rounded up to the minute, so that what it says is never too early. Within a week the weekday says it best. */
function momentText(at: number, now: number): string {
  const minute = Math.ceil(at / MINUTE) * MINUTE;
  const days = (periodStart('day', minute) - periodStart('day', now)) / DAY;
  if (days < 2) return formatWhen(minute, now);
  return `${days < 7 ? weekdayName(minute) : formatDay(minute, now)} ${formatClock(minute)}`;
}
