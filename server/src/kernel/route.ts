import type { CallName, Contract, Input, Reply } from '@jishan/shared/api';
import type { Db } from './database';
import type { SettledUser, StaffUser, User } from './identity';
import type { WrittenReply } from './reply';
import type { SentFile } from './spool';

/** Who is calling, as far as the call's access promises: a staff call's route need not ask again. */
type CallerOf<N extends CallName> = {
  guest: User | null;
  user: User;
  settled: SettledUser;
  staff: StaffUser;
  admin: StaffUser;
}[Contract[N]['access']];

/** What a route is given. `db` is the call's transaction (the pool in a call that only reads). */
export interface Context<N extends CallName> {
  input: Input<N>;
  user: CallerOf<N>;
  db: Db;
  now: number;
  requestId: string;
  token: string | null;
  /** The uploaded file, in a call that takes one. */
  file?: SentFile;
}

type Handle<N extends CallName, P> = (
  context: Context<N> & { prepared: P },
) => Promise<Reply<N> | WrittenReply<N>>;

export interface Route<N extends CallName, P = unknown> {
  /** Work outside the database (another server, images), done once before the transaction. */
  prepare?: (context: Context<N>) => Promise<P>;
  handle: Handle<N, P>;
}

/** A route whose outside work comes first: `withPrepared(fetchIt, ({ prepared, db }) => …)`. */
export function withPrepared<N extends CallName, P>(
  prepare: (context: Context<N>) => Promise<P>,
  handle: Handle<N, P>,
): Route<N> {
  return { prepare, handle: handle as Handle<N, unknown> };
}

/** All routes of one or several features: leaving one out, or naming one that is not in the contract, fails tsc. */
export type Routes<Feature extends string> = {
  [N in CallName as N extends `${Feature}.${string}` ? N : never]: Route<N> | Handle<N, undefined>;
};

/** The pipeline's view of a route: its types were checked where it was written. */
export interface Prepared {
  input: unknown;
  user: User | null;
  db: Db;
  now: number;
  requestId: string;
  token: string | null;
  file?: SentFile | undefined;
}
export interface AnyRoute {
  prepare?: (context: Prepared) => Promise<unknown>;
  handle: (context: Prepared & { prepared: unknown }) => Promise<unknown>;
}

/** Joins the features' routes into the table that the pipeline looks calls up in. */
export function routeTable(routes: { [N in CallName]: Route<N> | Handle<N, undefined> }): ReadonlyMap<
  CallName,
  AnyRoute
> {
  return new Map(
    Object.entries(routes).map(([name, route]) => [
      name as CallName,
      (typeof route === 'function' ? { handle: route } : route) as unknown as AnyRoute,
    ]),
  );
}
