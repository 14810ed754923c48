import { DAY } from '@jishan/shared/calendar';
import type { TransferKind } from '../../server/src/book/book';
import { DEFAULT_SETTINGS, expiresAt, NEVER } from '../../server/src/book/settings';
import type { Cast } from './cast';
import { SIZE } from './size';

/** One transfer with its two entries: out of one account, into another. */
export interface Line {
  id: number;
  key: string;
  kind: TransferKind;
  /** Index of the resident. */
  resident: number;
  points: number;
  /** The family that its honour counts for too; undefined for what brings no honour. */
  household?: number | null;
  title: string;
  seal: string;
  unitId: number;
  postId?: number | null;
  rule?: { code: string; version: number };
  reviewers?: number;
  occurredAt?: number;
  actorId?: number;
  secondActorId?: number | null;
  note?: string;
  from: number;
  to: number;
  amount: number;
  /** Null for the issuing account, which keeps no balance. */
  fromAfter: number | null;
  toAfter: number | null;
  at: number;
}

export type NewLine = Omit<Line, 'id' | 'fromAfter' | 'toAfter'>;

export interface Hold {
  id: number;
  kind: 'notice' | 'spend';
  resident: number;
  amount: number;
  openedBy: Line;
  closedBy: Line | null;
  dueAt: number;
}

export interface Lot {
  id: number;
  resident: number;
  transferId: number;
  amount: number;
  remaining: number;
  expiresAt: number;
  at: number;
}

export interface LedgerIds {
  transfer: number;
  account: number;
  hold: number;
  lot: number;
}

/** In one community points last a year; in the others, the town's default. */
export const YEARLY = SIZE.communities - 1;
export const YEARLY_SETTINGS = { expiry: 'months', expiryMonths: 12 } as const;

/**
 * The books of a town in memory, kept as the points service keeps them: every balance the sum of its lots, points held the
 * sum of the open holds. What the town would have at each moment is always there, so that nothing is spent that is not.
 */
export function openLedger(cast: Cast, first: LedgerIds, now: number) {
  const lines: Line[] = [];
  const holds: Hold[] = [];
  const lots: Lot[] = [];
  const uses: [transfer: number, lot: number, amount: number][] = [];
  const openLots = new Map<number, Lot[]>();
  /** What lies in lots that will have expired by now. */
  let doomed = 0;
  let expired = 0;

  const accounts = {
    issue: first.account,
    spendable: (resident: number) => first.account + 1 + 2 * resident,
    held: (resident: number) => first.account + 2 + 2 * resident,
    expiry: first.account + 1 + 2 * SIZE.residents,
    merchant: (n: number) => first.account + 2 + 2 * SIZE.residents + n,
    count: 2 + 2 * SIZE.residents + SIZE.merchants,
  };
  const balances = new Float64Array(accounts.count);
  const balanceOf = (account: number) => balances[account - first.account] ?? 0;

  function move(account: number, amount: number): number | null {
    if (account === accounts.issue) return null;
    const after = balanceOf(account) + amount;
    if (after < 0) throw new Error(`account ${account} would fall to ${after}`);
    balances[account - first.account] = after;
    return after;
  }

  function post(given: NewLine): Line {
    const { from, to, amount } = given;
    const line = {
      ...given,
      id: first.transfer + lines.length,
      fromAfter: move(from, -amount),
      toAfter: move(to, amount),
    };
    lines.push(line);
    return line;
  }

  function openHold(kind: Hold['kind'], openedBy: Line, dueAt: number): Hold {
    const { resident, amount } = openedBy;
    const id = first.hold + holds.length;
    const hold: Hold = { id, kind, resident, amount, openedBy, closedBy: null, dueAt };
    holds.push(hold);
    return hold;
  }

  /** Points that have arrived lie in a lot; those from before the town kept days of expiry never expire. */
  function credit({ resident, amount, id, at }: Line): void {
    const settings = {
      ...DEFAULT_SETTINGS,
      ...(cast.community[resident] === YEARLY ? YEARLY_SETTINGS : {}),
    };
    const until = at < now - SIZE.since.expiry * DAY ? NEVER : expiresAt(at, settings);
    const lot = {
      ...{ id: first.lot + lots.length, resident, transferId: id },
      ...{ amount, remaining: amount, expiresAt: until, at },
    };
    lots.push(lot);
    openLots.set(resident, [...(openLots.get(resident) ?? []), lot]);
    if (until <= now) doomed += amount;
  }

  /** Soonest to expire first. */
  function take(resident: number, wanted: number, transferId: number): void {
    const open = [...(openLots.get(resident) ?? [])].sort((a, b) => a.expiresAt - b.expiresAt || a.id - b.id);
    let missing = wanted;
    for (const lot of open) {
      const part = Math.min(missing, lot.remaining);
      if (part === 0) break;
      lot.remaining -= part;
      missing -= part;
      uses.push([transferId, lot.id, part]);
      if (lot.expiresAt <= now) doomed -= part;
    }
    if (missing > 0) throw new Error(`resident ${resident} lacks ${missing} points in lots`);
    openLots.set(
      resident,
      open.filter(({ remaining }) => remaining > 0),
    );
  }

  /** What of a resident's points has expired at an instant. */
  const expiredOf = (resident: number, at: number) =>
    (openLots.get(resident) ?? []).reduce((sum, lot) => sum + (lot.expiresAt <= at ? lot.remaining : 0), 0);

  return {
    lines,
    holds,
    lots,
    uses,
    accounts,
    balanceOf,
    post,
    openHold,
    credit,
    take,
    expiredOf,
    countExpired: (points: number) => {
      expired += points;
    },
    /** What has expired or will have by now, whatever else happens: no more than this. */
    lost: () => expired + doomed,
  };
}

export type Ledger = ReturnType<typeof openLedger>;
