import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { User } from '../../kernel/identity';
import type { Shown } from '../code/rolling-code';
import type { Merchant } from '../../shops';

/* What a kind of thing brings to the counter; given in app.ts, so that the counter knows no feature. */

/** What the clerk reads, before the ticket. */
export type Presented = Omit<Reply<'counter.check'>, 'ticket' | 'ticketUntil'>;
export type Settled = Reply<'counter.settle'>;

export interface AtCounter {
  merchant: Merchant;
  clerk: Pick<User, 'id' | 'name'>;
  now: number;
}

export interface Presentable {
  kind: Shown;
  /** Ids of those of this shop whose codes are on a screen right now: only their numbers can be read out. */
  shownNow: (db: Db, merchantId: number, now: number) => Promise<number[]>;
  /**
   * What one is good for here and now. Says clearly why not: CODE_OTHER_SHOP, CODE_USED, CODE_CANCELLED, CODE_EXPIRED and
   * what else the kind knows. Changes nothing.
   */
  present: (db: Db, id: number, at: AtCounter) => Promise<Presented>;
  /**
   * Settles it: one guarded UPDATE decides who was first. To who was not it says the same as `present`; but the same clerk
   * asking again after `checkedAt` (their own ticket, sent twice) is given what they have settled.
   */
  settle: (db: Db, id: number, at: AtCounter & { checkedAt: number }) => Promise<Settled>;
  /** Takes a settlement back, in its time. UNDO_LATE after it; asking again gives the same. */
  undo: (db: Db, id: number, at: AtCounter & { reason: string }) => Promise<Settled>;
  /** What the shop has settled, newest first. */
  recent: (
    db: Db,
    merchantId: number,
    page: { cursor?: string | undefined; size?: number | undefined },
    now: number,
  ) => Promise<Reply<'counter.recent'>>;
}
