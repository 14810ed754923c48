import type { Period } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { differingSums, type SumDifference } from './sums';
import {
  countServed,
  differingTotals,
  PERIODS,
  TOTAL_KINDS,
  type TotalDifference,
  type TotalKind,
} from './totals';

export interface TotalsFinding {
  kind: TotalKind;
  period: Period | 'all';
  served: number;
  differing: TotalDifference[];
}

export interface BookFindings {
  totals: TotalsFinding[];
  sums: { what: string; differing: SumDifference[] }[];
}

/** Works out anew all that is kept beside a town's entries, and gives what is served otherwise. It only reads. */
export async function checkBook(db: Db, townId: number, now: number): Promise<BookFindings> {
  const totals: TotalsFinding[] = [];
  for (const kind of TOTAL_KINDS)
    for (const period of PERIODS)
      totals.push({
        kind,
        period,
        served: await countServed(db, townId, kind, period),
        differing: await differingTotals(db, townId, kind, period, now),
      });
  return { totals, sums: await differingSums(db, townId) };
}
