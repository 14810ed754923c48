import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { raw, sql } from '../../kernel/sql';

export type VoucherView = Reply<'voucher.get'>;

/** A row of `vouchers` with its shop. */
export interface Voucher {
  id: number;
  offerId: number;
  merchantId: number;
  communityId: number;
  holderId: number;
  /** Null only within the transaction that makes it. */
  holdId: number | null;
  title: string;
  listPrice: number;
  price: number;
  points: number;
  /** JSON of Hours. */
  hours: string;
  /** The period from whose stock it was taken. */
  period: string;
  state: VoucherView['state'];
  clerkId: number | null;
  usedAt: number | null;
  closedAt: number | null;
  note: string;
  createdAt: number;
  expiresAt: number;
  shop: string;
  address: string;
}

export const SELECT_VOUCHER = `SELECT STRAIGHT_JOIN v.id, v.offer_id AS offerId, v.merchant_id AS merchantId, v.community_id AS communityId,
    v.holder_id AS holderId, v.hold_id AS holdId, v.title, v.list_price AS listPrice, v.price, v.points, v.hours, v.period, v.state,
    v.clerk_id AS clerkId, v.used_at AS usedAt, v.closed_at AS closedAt, v.note, v.created_at AS createdAt,
    v.expires_at AS expiresAt, m.name AS shop, m.address
  FROM vouchers v JOIN merchants m ON m.id = v.merchant_id`;

export async function readVoucher(db: Db, id: number): Promise<Voucher> {
  const voucher = await db.row<Voucher>(sql`${raw(SELECT_VOUCHER)} WHERE v.id = ${id}`);
  if (!voucher) throw new Refusal('NOT_FOUND', 'voucherId');
  return voucher;
}

/** One's own voucher; somebody else's is as good as not there. */
export async function readOwnVoucher(db: Db, id: number, userId: number): Promise<Voucher> {
  const voucher = await readVoucher(db, id);
  if (voucher.holderId !== userId) throw new Refusal('NOT_FOUND', 'voucherId');
  return voucher;
}

export const holdIdOf = ({ id, holdId }: Voucher): number => {
  if (holdId === null) throw new Error(`voucher ${id} holds nothing`);
  return holdId;
};

export const voucherView = (voucher: Voucher): VoucherView => ({
  ...voucher,
  at: voucher.createdAt,
  hours: JSON.parse(voucher.hours) as VoucherView['hours'],
});
