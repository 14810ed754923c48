/** Numbers that people give, with their bounds: instants, months, ids, prices. Pure, for phone and server alike. */

/** The largest id, count or instant that a number can hold exactly. */
export const LARGEST_ID = Number.MAX_SAFE_INTEGER;
/** Counts and versions stand in INT columns. */
export const LARGEST_COUNT = 2_147_483_647;

/** No instant that anybody gives lies outside: [2000, 2100) in Shanghai. Reads and calendars stay within four digits. */
export const EARLIEST = Date.UTC(2000, 0, 1) - 8 * 3_600_000;
export const LATEST = Date.UTC(2100, 0, 1) - 8 * 3_600_000;

/** '2026-11', of this century. */
export const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
