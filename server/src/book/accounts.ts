import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

export type AccountKind = 'issue' | 'resident' | 'merchant' | 'pool' | 'hold' | 'expiry' | 'fund';

/** One side of a transfer. The issuing account keeps no balance: it would be the hottest row of the town. */
export interface AccountRef {
  id: number;
  keepsBalance: boolean;
  /** Whose it is, of a shop's account: what residents spend there also counts in the totals of that shop. */
  merchant?: MerchantRef;
}

/** A shop as the book knows it; where it stands never changes. */
export interface MerchantRef {
  id: number;
  townId: number;
  communityId: number;
}

/** A resident's two accounts, locked: `spendable`, and `held` for what is in public notice or set aside. */
export interface ResidentAccounts {
  residentId: number;
  spendable: AccountRef & { balance: number };
  held: AccountRef & { balance: number };
}

interface AccountRow {
  id: number;
  kind: AccountKind;
  balance: number;
}

/**
 * Locks a resident's accounts until the transaction ends, making them on first use. Whatever moves a resident's points takes
 * this lock first, so it is also the lock of their lots, holds, debts and allowances: nothing of one resident runs twice at
 * once. Who needs two residents locks them in the order of their ids.
 */
export async function lockResident(db: Db, residentId: number, townId: number): Promise<ResidentAccounts> {
  const find = () =>
    db.rows<AccountRow>(
      sql`SELECT id, kind, balance FROM accounts WHERE kind IN ('resident', 'hold') AND owner_id = ${residentId} ORDER BY id FOR UPDATE`,
    );
  let rows = await find();
  if (rows.length < 2) {
    await db.run(
      sql`INSERT IGNORE INTO accounts (town_id, kind, owner_id, balance) VALUES (${townId}, 'resident', ${residentId}, 0), (${townId}, 'hold', ${residentId}, 0)`,
    );
    rows = await find();
  }
  const of = (kind: AccountKind) => {
    const row = rows.find((account) => account.kind === kind);
    if (!row) throw new Error(`no ${kind} account of resident ${residentId}`);
    return { id: row.id, balance: row.balance, keepsBalance: true };
  };
  return { residentId, spendable: of('resident'), held: of('hold') };
}

/** An account's id never changes, so it is asked for once. */
const known = new LRUCache<string, number>({ max: 10_000 });

/** What a transaction has made may still roll back: it is remembered only once another one finds it committed. */
const madeIn = new WeakMap<EntityManager, Set<string>>();

/** The account of a town, community or fund, made on first use; not locked. `owner` is its region or fund. */
export async function accountOf(
  db: Db,
  kind: 'issue' | 'expiry' | 'pool' | 'fund',
  owner: number,
  townId: number,
): Promise<AccountRef> {
  return { id: await idOf(db, kind, owner, townId, null), keepsBalance: kind !== 'issue' };
}

/** The account of a shop, made on first use; not locked. */
export async function merchantAccount(db: Db, merchant: MerchantRef): Promise<AccountRef> {
  const { id, townId, communityId } = merchant;
  return { id: await idOf(db, 'merchant', id, townId, communityId), keepsBalance: true, merchant };
}

async function idOf(
  db: Db,
  kind: AccountKind,
  owner: number,
  townId: number,
  communityId: number | null,
): Promise<number> {
  // Ids are of one database, and a test process opens many.
  const key = `${db.manager.connection.options.database as string}:${kind}:${owner}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const mine = madeIn.get(db.manager) ?? new Set<string>();
  const find = () =>
    db.row<{ id: number }>(sql`SELECT id FROM accounts WHERE kind = ${kind} AND owner_id = ${owner}`);
  let row = await find();
  if (!row) {
    await db.run(
      sql`INSERT IGNORE INTO accounts (town_id, community_id, kind, owner_id, balance) VALUES (${townId}, ${communityId}, ${kind}, ${owner}, ${kind === 'issue' ? null : 0})`,
    );
    madeIn.set(db.manager, mine.add(key));
    row = await find();
    if (!row) throw new Error(`no ${kind} account of ${owner}`);
  }
  if (!mine.has(key)) known.set(key, row.id);
  return row.id;
}
