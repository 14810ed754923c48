import { LIMITS } from '@jishan/shared/limits';
import { Refusal } from './errors';
import { join, raw, sql, type Sql } from './sql';

interface Order<By extends readonly string[], Carried extends readonly string[]> {
  /** The columns that order the list; the last one tells rows apart, so that no two have one place. Each is an integer. */
  by: By;
  /** From the greatest to the smallest; else the other way round. */
  desc?: boolean;
  /** Numbers that a cursor keeps beside its place, by name, for lists that count on from the page before. */
  carry?: Carried;
}

interface Asked {
  cursor?: string | undefined;
  size?: number | undefined;
}

type Numbers<Names extends readonly string[]> = { readonly [I in keyof Names]: number };
type Place<By extends readonly string[], Carried extends readonly string[]> = readonly [
  ...Numbers<By>,
  ...Numbers<Carried>,
];

/** One page of a list: what goes into its statement, and how its rows become the page. */
export interface Page<P extends readonly number[]> {
  /** The place and what was carried, of the last row of the page before; null on the first page. */
  from: P | null;
  /** A condition: what comes after the page before. Always true on the first page. */
  after: Sql;
  /** `ORDER BY … LIMIT …`: one row more than the page shows, so that no COUNT is needed to know whether there is a next one. */
  inOrder: Sql;
  /** How many rows are asked for: the page and one more. */
  limit: number;
  /** Cuts what was read into the page. `placeOf` gives a row's place, and what is carried, in the order of the list. */
  of: <R, T>(
    rows: readonly R[],
    view: (row: R) => T,
    placeOf: (row: R) => P,
  ) => { items: T[]; next: string | null };
}

/**
 * The page that a call asks for, by keyset: it begins after the last row of the page before, so nothing is lost or doubled
 * while rows come and go. The list's index must end in `by`. Throws BAD_CURSOR for a cursor that is not of this list's form.
 */
export function keyset<const By extends readonly string[], const Carried extends readonly string[] = []>(
  { cursor, size = LIMITS.pageSize }: Asked,
  { by, desc = false, carry }: Order<By, Carried>,
): Page<Place<By, Carried>> {
  type P = Place<By, Carried>;
  const from = cursor === undefined ? null : decode(cursor, by.length + (carry?.length ?? 0));
  const columns = by.map((column) => raw(column));
  return {
    from: from as P | null,
    after: from ? beyond(columns, from, raw(desc ? '<' : '>')) : raw('TRUE'),
    inOrder: sql`ORDER BY ${join(desc ? columns.map((column) => sql`${column} DESC`) : columns, ', ')} LIMIT ${size + 1}`,
    limit: size + 1,
    of: (rows, view, placeOf) => {
      const shown = rows.slice(0, size);
      const last = shown.at(-1);
      return { items: shown.map(view), next: rows.length > size && last ? encode(placeOf(last)) : null };
    },
  };
}

/** `a <= 5 AND (a < 5 OR b < 7)`: the first comparison lets the database enter the index there, a row comparison would not. */
function beyond([column, ...rest]: Sql[], [value, ...values]: number[], side: Sql): Sql {
  if (!column) return raw('FALSE');
  if (rest.length === 0) return sql`${column} ${side} ${value}`;
  return sql`${column} ${side}= ${value} AND (${column} ${side} ${value} OR ${beyond(rest, values, side)})`;
}

/** An opaque place in a list. */
const encode = (values: readonly number[]) => Buffer.from(values.join(',')).toString('base64url');

function decode(cursor: string, count: number): number[] {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const values = text.split(',').map(Number);
  if (!/^-?\d+(,-?\d+)*$/.test(text) || values.length !== count || !values.every(Number.isSafeInteger))
    throw new Refusal('BAD_CURSOR', 'cursor');
  return values;
}
