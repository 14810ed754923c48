interface Named {
  id: number;
}

/** A list with one of its things as it is now: for `change`. */
export const withOne =
  <T extends Named>(after: T) =>
  (items: T[]): T[] =>
    items.map((item) => (item.id === after.id ? after : item));

/** A list without what was dealt with. */
export const without =
  (id: number) =>
  <T extends Named>(items: T[]): T[] =>
    items.filter((item) => item.id !== id);
