export interface Case {
  id: number;
  mayDecide: boolean;
}

/** The oldest case that may be decided here and was not yet dealt with in this sitting. */
export const nextOf = <T extends Case>(items: readonly T[], seen: ReadonlySet<number>): number | null =>
  items.find((one) => one.mayDecide && !seen.has(one.id))?.id ?? null;
