import { DAY, dayOf, periodStart, startOfDay } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import type { Broken, FaultLink } from './fault';

export interface Digest {
  day: string;
  seq: number;
  hash: Buffer;
  transfers: number;
  points: number;
}

export const readDigests = (db: Db, townId: number) =>
  db.rows<Digest>(
    sql`SELECT day, seq, hash, transfers, points FROM chain_digests WHERE town_id = ${townId} ORDER BY day`,
  );

const NOTHING = { transfers: 0, points: 0 };

/**
 * Compares digests with the links that pass by in order: each must bear the hash of its link, and count what its day had in
 * the chain by then.
 */
export function watchDigests(digests: readonly Digest[]) {
  /** By the first instant of the day. */
  const days = new Map<number, { transfers: number; points: number }>();
  let next = 0;

  const wrong = (digest: Digest, link: FaultLink): string | null => {
    const { day } = digest;
    const before = digests[next - 1];
    const expected = before ? dayOf(startOfDay(before.day) + DAY) : day;
    if (day !== expected) return `the digest of ${expected} is missing`;
    if (!digest.hash.equals(link.hash)) return `the digest of ${day} is not the hash of link ${link.seq}`;
    const { transfers, points } = days.get(startOfDay(day)) ?? NOTHING;
    if (transfers !== digest.transfers || points !== digest.points)
      return `the digest of ${day} counts ${digest.transfers} transfers and ${digest.points} points, the chain ${transfers} and ${points}`;
    return null;
  };
  const broken = (sentence: string, { seq }: { seq: number }): Broken => ({
    fault: 'digest differs',
    seq,
    transferId: null,
    sentence,
  });

  return {
    /** What is wrong with the digests that end at this link. */
    pass(link: FaultLink): Broken | null {
      if (link.id !== null) {
        const start = periodStart('day', Number(link.created_at));
        const { transfers, points } = days.get(start) ?? NOTHING;
        const awarded = link.kind === 'award' ? Number(link.points) : 0;
        days.set(start, { transfers: transfers + 1, points: points + awarded });
      }
      for (let digest = digests[next]; digest && digest.seq <= link.seq; digest = digests[next]) {
        const sentence = wrong(digest, link);
        if (sentence) return broken(sentence, link);
        next++;
      }
      return null;
    },
    /** What is wrong after the last link. */
    end(): Broken | null {
      const digest = digests[next];
      return digest
        ? broken(`the digest of ${digest.day} names link ${digest.seq}, which is not there`, digest)
        : null;
    },
  };
}
