import { LIMITS } from '@jishan/shared/limits';
import { Refusal } from './errors';

/** An opaque place in a list: the sort values of the last row given. */
export function encodeCursor(values: readonly number[]): string {
  return Buffer.from(values.join(',')).toString('base64url');
}

/** The `count` sort values of a cursor; BAD_CURSOR for anything we did not make. */
export function decodeCursor(cursor: string, count: number): number[] {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const values = text.split(',').map(Number);
  if (!/^-?\d+(,-?\d+)*$/.test(text) || values.length !== count || !values.every(Number.isSafeInteger))
    throw new Refusal('BAD_CURSOR', 'cursor');
  return values;
}

/** How many rows to ask for: one more than the page, so that no COUNT is needed to know whether there is a next one. */
export const pageSize = (size: number | undefined) => size ?? LIMITS.pageSize;

/** Cuts `size + 1` rows into a page. `placeOf` gives a row's sort values, in the order of the list. */
export function pageOf<R, T>(
  rows: readonly R[],
  size: number,
  view: (row: R) => T,
  placeOf: (row: R) => readonly number[],
): { items: T[]; next: string | null } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > size && last ? encodeCursor(placeOf(last)) : null };
}
