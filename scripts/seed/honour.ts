import { DAY, HOUR } from '@jishan/shared/calendar';
import { honourPeriods } from '../../server/src/book/honour';
import type { Cast } from './cast';
import type { Ledger } from './ledger';
import type { Value } from './loader';
import type { SeededShop } from './shops';

/** Points by period, then by whose they are. */
type Totals = Map<string, Map<number, number>>;

function add(totals: Totals, period: string, owner: number, points: number): void {
  let sums = totals.get(period);
  if (!sums) totals.set(period, (sums = new Map<number, number>()));
  sums.set(owner, (sums.get(owner) ?? 0) + points);
}

const sorted = <T>(map: Map<string, T>) => [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
const byOwner = (sums = new Map<number, number>()) => [...sums.entries()].sort(([a], [b]) => a - b);

/** The totals that rankings read, in the order of their tables' keys: of residents, and of families, communities and shops. */
export function honourRows(
  cast: Cast,
  { lines, accounts }: Ledger,
  householdCommunity: ReadonlyMap<number, number>,
  shops: readonly SeededShop[],
  now: number,
): { residents: Value[][]; groups: Value[][] } {
  const residents: Totals = new Map();
  const households: Totals = new Map();
  const communities: Totals = new Map();
  const taken: Totals = new Map();
  const periodsOf = periodsByDay(now);
  for (const { resident, points, household, at, to, amount } of lines) {
    const shop = to - accounts.merchant(0);
    if (shop >= 0 && shop < shops.length)
      for (const period of periodsOf(at)) add(taken, period, shop, amount);
    if (household === undefined) continue;
    for (const period of periodsOf(at)) {
      add(residents, period, resident, points);
      add(communities, period, communityOf(cast, resident), points);
      if (household !== null) add(households, period, household, points);
    }
  }
  const group = (kind: string, period: string, [owner, points]: [number, number], community: number) => [
    ...[period, kind, owner, cast.townId, community, points],
  ];
  return {
    residents: sorted(residents).flatMap(([period, sums]) =>
      byOwner(sums).map(([resident, points]) => [
        ...[period, cast.firstUserId + resident, cast.townId, communityOf(cast, resident)],
        ...[cast.ranked[resident] ?? 1, points],
      ]),
    ),
    // A day may bring a shop points and nobody honour.
    groups: [...new Set([...communities.keys(), ...taken.keys()])]
      .sort()
      .flatMap((period) => [
        ...byOwner(households.get(period)).map((row) =>
          group('household', period, row, householdCommunity.get(row[0]) ?? 0),
        ),
        ...byOwner(communities.get(period)).map((row) => group('community', period, row, row[0])),
        ...byOwner(taken.get(period)).map(([shop, points]) =>
          group('taken', period, [shops[shop]?.id ?? 0, points], shops[shop]?.communityId ?? 0),
        ),
      ]),
  };
}

/** All moments of one Shanghai day count in the same periods. */
function periodsByDay(now: number): (at: number) => string[] {
  const known = new Map<number, string[]>();
  return (at) => {
    const day = Math.floor((at + 8 * HOUR) / DAY);
    let periods = known.get(day);
    if (!periods) known.set(day, (periods = honourPeriods(at, now)));
    return periods;
  };
}

const communityOf = (cast: Cast, resident: number) => cast.communityIds[cast.community[resident] ?? 0] ?? 0;
