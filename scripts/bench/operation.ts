import { randomBytes } from 'node:crypto';
import type { CallName } from '@jishan/shared/api';
import type { Db } from '../../server/src/kernel/database';
import type { Sql } from '../../server/src/kernel/sql';
import type { HandWritten } from './frozen/hand';
import type { Caller } from './people';

export type Reply = Record<string, unknown>;

/** One use of an operation: who makes its calls, and with what. */
export interface Shot {
  caller: Caller;
  input: Reply;
  /** Who stands at the counter of the shop where it is made. */
  clerk?: Caller;
}

export interface OperationCall {
  name: CallName;
  /** A later call may need what the one before it was answered. */
  inputOf: (shot: Shot, earlier: () => Reply) => Reply;
  /** What it is held against; a decision has none: it is held against the statements that it needs, by the server's own function. */
  byHand?: Pick<HandWritten, 'play'> & Partial<HandWritten>;
}

/** What is measured: one call, or several that only make sense one after the other. */
export interface Operation {
  name: string;
  calls: readonly OperationCall[];
  /** Reads that a page asks for at once: they go out as one request. */
  together?: boolean;
  /** Whether `hot` makes a difference: everybody at the one shop, or out of the one pool. */
  canBeHot?: boolean;
  /** So many shots come from as many people: before anything counts each has called once, as people in a town have. */
  people?: number;
  /** Measured at one connection too. */
  alsoAlone?: boolean;
  /** As many fresh shots, with all that they need made beforehand. */
  supply: (count: number, hot: boolean) => Promise<Shot[]> | Shot[];
  /** Throws unless the shots have had exactly their effect, by whichever side they were made. */
  check?: (db: Db, used: readonly Shot[]) => Promise<void>;
  /** Removes what was supplied and not used. */
  discard?: () => Promise<void>;
}

/** Asks for one number `n` about many ids, in portions. */
export async function countOver(
  db: Db,
  count: (ids: readonly unknown[]) => Sql,
  ids: readonly unknown[],
): Promise<number> {
  let total = 0;
  for (let at = 0; at < ids.length; at += 2_000)
    total += (await db.row<{ n: number }>(count(ids.slice(at, at + 2_000))))?.n ?? 0;
  return total;
}

export function mustBe(what: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
}

/** The item of a list that goes round. */
export function around<T>(list: readonly T[], at: number): T {
  const item = list[at % list.length];
  if (item === undefined) throw new Error('nobody there: the town is empty');
  return item;
}

export const many = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);
export const sameInput = ({ input }: Shot): Reply => input;
/** Where a series begins: somewhere else in each run. */
export const start = (): number => Math.floor(Math.random() * 1e9);

export function grouped<T>(list: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

export const newKey = (): string => `bench-${randomBytes(12).toString('hex')}`;

/** For reads: none of them needs what was answered before. */
export const noneEarlier = (): Reply => ({});
