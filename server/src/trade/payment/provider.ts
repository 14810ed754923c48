import type { Db } from '../../kernel/database';

/** What a provider is asked about. */
export interface Due {
  orderId: number;
  /** Fen. */
  amount: number;
}

/** What a provider is told of when it is to believe that money was paid. */
export interface Evidence {
  /** Who took it in the shop; null when a machine says so. */
  clerkId: number | null;
  /** The provider's own number of the payment, from a notice whose signature was checked before. */
  ref: string | null;
}

/**
 * Somebody through whom money is paid. Each function runs in the transaction of what moves the payment, perhaps several times,
 * so it may write with `db` but never speak to another server: a provider with one speaks before (a route's `prepare`, a
 * notice that came in) or after (a job that reads what was written here). It throws a Refusal to stop the move.
 */
export interface PaymentProvider {
  name: string;
  /** Money is due. Gives the provider's number of it, null when it has none yet. */
  begin: (db: Db, due: Due, now: number) => Promise<string | null>;
  /** The money is there. Gives the number to keep. */
  confirm: (db: Db, due: Due, evidence: Evidence, now: number) => Promise<string | null>;
  /** The money goes back. */
  refund: (db: Db, due: Due, ref: string | null, now: number) => Promise<void>;
}
