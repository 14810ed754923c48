// What must be reached, in one place: `npm run bench -- --check` fails below it.

/**
 * @typedef {object} Measured
 * @property {string} call
 * @property {'one' | 'spread' | null} accounts
 * @property {number} connections
 * @property {number} rps
 * @property {number} ratio of raw
 * @property {number} p50 milliseconds
 */

/**
 * `ratio` of raw at many connections; `aloneMs`: the median at one connection.
 * @type {Readonly<Record<string, { ratio: number, aloneMs?: number }>>}
 */
export const AIMS = {
  feed: { ratio: 1.5 },
  'feed, page 2': { ratio: 0.7 },
  like: { ratio: 0.7 },
  home: { ratio: 1, aloneMs: 6 },
  'detail with comments': { ratio: 1 },
  'points page': { ratio: 1 },
  shops: { ratio: 1 },
  ranking: { ratio: 1 },
  approve: { ratio: 0.85 },
  redeem: { ratio: 0.85 },
  settle: { ratio: 0.85 },
};

/** How much longer a call may take in many towns than in one. */
export const GROWTH = 1.3;

/** @param {Pick<Measured, 'call' | 'connections'>} measured @returns {string} as the table tells it; empty where there is none */
export function aimOf({ call, connections }) {
  const aim = AIMS[call];
  if (!aim) return '';
  if (connections > 1) return percent(aim.ratio);
  return aim.aloneMs === undefined ? '' : `${aim.aloneMs} ms`;
}

/**
 * Which figures are below their aims, each with what was measured.
 * @param {readonly Measured[]} measured @returns {string[]}
 */
export function shortfalls(measured) {
  return measured.flatMap((one) => {
    const aim = AIMS[one.call];
    if (!aim) return [];
    if (one.connections > 1 && !(one.ratio >= aim.ratio))
      return [`${nameOf(one)}: ${percent(one.ratio)} of raw, below ${percent(aim.ratio)}`];
    if (one.connections === 1 && aim.aloneMs !== undefined && !(one.p50 <= aim.aloneMs))
      return [`${nameOf(one)}: p50 ${one.p50.toFixed(1)} ms, above ${aim.aloneMs} ms`];
    return [];
  });
}

/**
 * How many times longer each call takes than in an earlier run on fewer towns.
 * @param {readonly Measured[]} measured @param {readonly Measured[]} before
 */
export function growth(measured, before) {
  return measured.map((one) => {
    const same = before.find(
      ({ call, accounts, connections }) =>
        call === one.call && accounts === one.accounts && connections === one.connections,
    );
    return { name: nameOf(one), factor: same ? same.rps / one.rps : undefined };
  });
}

/**
 * Which calls have grown too much, or were not measured before.
 * @param {readonly Measured[]} measured @param {readonly Measured[]} before @returns {string[]}
 */
export function outgrown(measured, before) {
  return growth(measured, before).flatMap(({ name, factor }) => {
    if (factor === undefined) return [`${name}: not measured in the other run`];
    return factor <= GROWTH ? [] : [`${name}: ${factor.toFixed(2)} times as long, more than ${GROWTH}`];
  });
}

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(0)} %`;

/** @param {Pick<Measured, 'call' | 'accounts' | 'connections'>} measured */
const nameOf = ({ call, accounts, connections }) =>
  `${call}${accounts === 'one' ? ' at one' : ''}, ${connections} connection${connections === 1 ? '' : 's'}`;
