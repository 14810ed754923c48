/**
 * How often a test of mere volume does its work: what it says with LONG=1 (`npm run test:long`), a tenth of that in `npm test`,
 * which proves the same mechanism.
 */
export const volume = (full: number): number => (process.env['LONG'] ? full : Math.ceil(full / 10));
