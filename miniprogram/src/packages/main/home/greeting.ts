import { HOUR, periodStart } from '@jishan/shared/calendar';
import { words } from './words';

/** How neighbours greet each other at this hour, in Shanghai wherever the phone is. */
export function greetingAt(at: number): string {
  const hour = Math.floor((at - periodStart('day', at)) / HOUR);
  const { night, morning, forenoon, noon, afternoon, evening } = words.greetings;
  if (hour < 5) return night;
  if (hour < 9) return morning;
  if (hour < 12) return forenoon;
  if (hour < 14) return noon;
  if (hour < 18) return afternoon;
  return evening;
}
