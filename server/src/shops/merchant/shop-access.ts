import type { MerchantEventKind } from '@jishan/shared/kinds';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { Place } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import type { MerchantRef } from '../../book';
import { MERCHANT_COLUMNS, type Merchant, type MerchantRole, type MerchantState } from './merchant';
import { shopStateWords } from './words';

/* What other features ask about shops. */
export const findMerchant = (db: Db, id: number) =>
  db.row<Merchant>(sql`SELECT ${MERCHANT_COLUMNS} FROM merchants m WHERE m.id = ${id}`);

export async function readMerchant(db: Db, id: number): Promise<Merchant> {
  const merchant = await findMerchant(db, id);
  if (!merchant) throw new Refusal('NOT_FOUND', 'merchantId');
  return merchant;
}

export const readMerchants = (db: Db, ids: readonly number[]) =>
  db.rows<Merchant>(sql`SELECT ${MERCHANT_COLUMNS} FROM merchants m WHERE m.id IN (${ids})`);

/** A shop whose row is locked until the transaction ends: whatever changes what it is or shows takes this first. */
export async function lockMerchant(db: Db, id: number): Promise<Merchant> {
  await lockRow(db, id);
  return readMerchant(db, id);
}

export const lockRow = (db: Db, id: number) =>
  db.row(sql`SELECT id FROM merchants WHERE id = ${id} FOR UPDATE`);

/** Whether everybody may see a shop: it was let in, and is not suspended. */
export const isPublic = ({ state, joinedAt }: Merchant): boolean =>
  (state === 'open' || state === 'paused' || state === 'left') && joinedAt !== null;

/** What somebody is in a shop; null: nothing. */
export async function roleAt(db: Db, merchantId: number, userId: number): Promise<MerchantRole | null> {
  const row = await db.row<{ role: MerchantRole }>(
    sql`SELECT role FROM merchant_members WHERE merchant_id = ${merchantId} AND user_id = ${userId} AND active = 1`,
  );
  return row?.role ?? null;
}

/** FORBIDDEN unless the user works there. */
export async function assertWorksAt(db: Db, merchantId: number, userId: number): Promise<MerchantRole> {
  const role = await roleAt(db, merchantId, userId);
  if (!role) throw new Refusal('FORBIDDEN', 'merchantId');
  return role;
}

/** MERCHANT_OWNER_ONLY unless it is the user's own shop; to who does not work there it is FORBIDDEN. */
export async function assertOwns(db: Db, merchantId: number, userId: number): Promise<void> {
  if ((await assertWorksAt(db, merchantId, userId)) !== 'owner') throw new Refusal('MERCHANT_OWNER_ONLY');
}

/** MERCHANT_STATE unless the shop is in one of these states. */
export function assertState(merchant: Merchant, ...states: MerchantState[]): void {
  if (!states.includes(merchant.state))
    throw refuse('MERCHANT_STATE', { state: shopStateWords[merchant.state] }, 'merchantId');
}

/** Everybody who works in a shop, its owner first. */
export const membersOf = (db: Db, merchantId: number) =>
  db.rows<{ userId: number; name: string; role: MerchantRole; since: number }>(
    sql`SELECT w.user_id AS userId, u.name, w.role, w.since FROM merchant_members w FORCE INDEX (once)
      JOIN users u ON u.id = w.user_id WHERE w.merchant_id = ${merchantId} AND w.active = 1 ORDER BY w.role = 'clerk', w.id`,
  );

/** What a staff member's scope is checked against: shops lie in a community, in no grid. */
export const placeOfMerchant = ({ townId, communityId }: Merchant): Place => ({
  townId,
  communityId,
  gridId: null,
});

/** A shop as the points book knows it. */
export const merchantRef = ({ id, townId, communityId }: Merchant): MerchantRef => ({
  id,
  townId,
  communityId,
});

export interface MerchantEvent {
  merchantId: number;
  kind: MerchantEventKind;
  actorId: number;
  /** The office that decided; null when the shop's own people did. */
  unitId: number | null;
  note: string;
  now: number;
}

/** Adds to a shop's history, which is kept for ever. Gives its id. */
export async function recordEvent(db: Db, event: MerchantEvent): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO merchant_events (merchant_id, kind, actor_id, unit_id, note, created_at) VALUES (${event.merchantId}, ${event.kind}, ${event.actorId}, ${event.unitId}, ${event.note}, ${event.now})`,
  );
  return insertId;
}
