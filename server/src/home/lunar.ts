import { SolarDay } from 'tyme4ts';
import { dayOf } from '@jishan/shared/calendar';

/** The lunar day in Shanghai at an instant ('十月初三') and, on the day it begins, the solar term ('小雪'). */
export function lunarDay(now: number): { day: string; term: string | null } {
  const [year = 0, month = 0, date = 0] = dayOf(now).split('-').map(Number);
  const solar = SolarDay.fromYmd(year, month, date);
  const lunar = solar.getLunarDay();
  const term = solar.getTermDay();
  return {
    day: lunar.getLunarMonth().getName() + lunar.getName(),
    term: term.getDayIndex() === 0 ? term.getSolarTerm().getName() : null,
  };
}
