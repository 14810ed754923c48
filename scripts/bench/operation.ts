import type { Connection } from 'mysql2/promise';
import type { Facts } from './learn';
import type { Caller } from './people';

/** One call to be made: over HTTP with its body, or raw with its facts. */
export interface Shot {
  /** Which of the operation's statement programs it is. */
  variant: number;
  caller: Caller;
  body: string;
  key?: string;
  facts: Facts;
}

export interface Operation {
  name: 'feed' | 'approve' | 'like';
  path: string;
  variants: number;
  /** Whether a shot may be made again and again. */
  reusable: boolean;
  /** Calls that differ in all facts, from which the statements are learned. */
  samples: (variant: number) => Promise<Shot[]>;
  /** As many fresh calls, with all that they need made beforehand. */
  supply: (count: number) => Promise<Shot[]>;
  /** Throws unless the calls have had exactly their effect, by whichever side they were made. */
  check: (used: readonly Shot[], side: 'http' | 'raw') => Promise<void>;
  /** Removes what was supplied and not used. */
  discard: (left: readonly Shot[]) => Promise<void>;
}

/** Asks for one number about many ids, in portions. */
export async function countOver(
  connection: Connection,
  sql: string,
  ids: readonly number[],
): Promise<number> {
  let total = 0;
  for (let at = 0; at < ids.length; at += 2_000) {
    const [rows] = await connection.query({ sql, rowsAsArray: true }, [ids.slice(at, at + 2_000)]);
    total += Number((rows as unknown[][])[0]?.[0] ?? 0);
  }
  return total;
}

export function mustBe(what: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${what}: ${found}, but ${wanted} calls were made`);
}

/** The item of a list that goes round. */
export function around<T>(list: readonly T[], at: number): T {
  const item = list[at % list.length];
  if (item === undefined) throw new Error('nobody there: the town is empty');
  return item;
}
