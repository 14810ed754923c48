/** Whether everything is done at full size, so that what is rare comes about as well. */
export const isWhole = Boolean(process.env['LONG']);

/**
 * How often a test of mere volume does its work: what it says with LONG=1 (`npm run test:long`), a tenth of that in `npm test`,
 * which proves the same mechanism.
 */
export const volume = (full: number): number => (isWhole ? full : Math.ceil(full / 10));
