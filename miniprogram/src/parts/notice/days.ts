import { DAY, HOUR } from '@jishan/shared/calendar';
import { words } from './words';

interface Spell {
  awardedAt: number;
  endsAt: number;
}

/** Where a notice stands: of how many days, how many are over, and how long it still goes on. */
export function spellOf({ awardedAt, endsAt }: Spell, now: number) {
  const days = Math.max(1, Math.round((endsAt - awardedAt) / DAY));
  return {
    days,
    over: now >= endsAt ? days : Math.max(0, Math.min(days - 1, Math.floor((now - awardedAt) / DAY))),
    left: leftOf(Math.min(endsAt - now, endsAt - awardedAt)),
  };
}

/** A day that has begun is still to come, as in the days that were announced. A notice with an open objection goes on when they are over. */
function leftOf(ms: number): string {
  if (ms <= 0) return words.over;
  return ms < DAY ? words.leftHours(Math.ceil(ms / HOUR)) : words.leftDays(Math.ceil(ms / DAY));
}
