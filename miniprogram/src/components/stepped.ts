/** The next multiple of the step above or below what was typed, between 1 and `max`; nothing typed counts as 0. */
export function stepped(typed: string, step: number, max: number): number {
  const value = Number(typed) || 0;
  const size = Math.abs(step);
  const next = step > 0 ? (Math.floor(value / size) + 1) * size : (Math.ceil(value / size) - 1) * size;
  return Math.min(max, Math.max(1, next));
}
