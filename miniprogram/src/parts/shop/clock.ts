/** Minutes since midnight of '9:00' or '19：30'; null for what is no time of the clock. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? [];
  const total = Number(hour) * 60 + Number(minute);
  return hour !== undefined && Number(minute) < 60 && total <= 1440 ? total : null;
}

/** As it is typed: '9:00'. */
export const clockOf = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
