import { HOUR } from '@jishan/shared/calendar';
import { PEOPLE } from '../people';
import type { Dice } from '../random';
import { MINUTE } from './time';
import type { PlannedReading, Who } from './types';
import { dayStart } from './writer';

/** Articles are read in the morning, a few minutes each. */
function morning(reader: Who, day: number, count: number, startMinute: number): PlannedReading[] {
  return Array.from({ length: count }, (_, at) => ({
    reader,
    at: day + 6 * HOUR + (startMinute + at * 3) * MINUTE,
  }));
}

/** What the keen readers read on the days of the demo. The first persona has read three today, from 7:29 on. */
export function planReadings(dice: Dice, days: number, now: number): PlannedReading[] {
  const readings: PlannedReading[] = [];
  for (const [reader, person] of PEOPLE.entries()) {
    if (!person.reader) continue;
    for (let daysAgo = days; daysAgo >= 0; daysAgo--) {
      const day = dayStart(now, daysAgo);
      const isHers = person.persona === 'resident';
      if (isHers && daysAgo === 0) readings.push(...morning(reader, day, 3, 89));
      else if (dice.chance(isHers ? 0.8 : 0.6))
        readings.push(...morning(reader, day, dice.between(1, 4), dice.between(30, 150)));
    }
  }
  return readings.filter(({ at }) => at < now - MINUTE);
}

/** As many readings as asked for, at most five a day, before the days of the demo. */
export function olderReadings(
  reader: Who,
  count: number,
  fromDaysAgo: number,
  now: number,
): PlannedReading[] {
  return Array.from({ length: Math.ceil(count / 5) }, (_, day) =>
    morning(
      reader,
      dayStart(now, fromDaysAgo + 2 * day),
      Math.min(5, count - day * 5),
      40 + ((day * 7) % 60),
    ),
  ).flat();
}
