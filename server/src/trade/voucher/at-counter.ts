import { formatWhen } from '@jishan/shared/calendar';
import { hoursText, isWithin } from '@jishan/shared/hours';
import { LIMITS } from '@jishan/shared/limits';
import { shortName } from '@jishan/shared/names';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { raw, sql } from '../../kernel/sql';
import { recordDecision, familyOf } from '../../desk';
import type { AtCounter, Presentable, Settled } from '../counter/presentable';
import { merchantRef } from '../../shops';
import { giveBackOfferStock } from '../offer/stock';
import { settleSpending, undoSpending, merchantAccount } from '../../book';
import { tell } from '../../inbox';
import { holdIdOf, SELECT_VOUCHER, voucherView, type Voucher } from './voucher';
import { words } from './words';

/** Vouchers at the counter. */
export const voucherAtCounter: Presentable = {
  kind: 'voucher',

  shownNow: async (db, merchantId, now) => {
    const rows = await db.rows<{ id: number }>(
      sql`SELECT id FROM vouchers FORCE INDEX (shown) WHERE merchant_id = ${merchantId} AND state = 'open' AND shown_until > ${now}`,
    );
    return rows.map(({ id }) => id);
  },

  present: async (db, id, at) => {
    const voucher = await read(db, id);
    assertUsable(voucher, at, await familyOf(db, at.clerk.id, at.now));
    const { title, price, listPrice, points, expiresAt, holder } = voucher;
    return {
      kind: 'voucher',
      id,
      title,
      holder: shortName(holder),
      price,
      listPrice,
      points,
      lines: [],
      expiresAt,
    };
  },

  settle: async (db, id, at) => {
    const { merchant, clerk, now, checkedAt } = at;
    const family = await familyOf(db, clerk.id, now);
    const { affectedRows } = await db.run(
      sql`UPDATE vouchers SET state = 'used', used_at = ${now}, closed_at = ${now}, clerk_id = ${clerk.id}
        WHERE id = ${id} AND merchant_id = ${merchant.id} AND state = 'open' AND expires_at > ${now} AND holder_id NOT IN (${family})`,
    );
    const voucher = await read(db, id);
    if (affectedRows !== 1) {
      // The same tap, sent again with another key: it is told what it did.
      if (voucher.clerkId === clerk.id && (voucher.usedAt ?? 0) >= checkedAt) return settled(voucher, at.now);
      assertUsable(voucher, at, family);
      throw new Refusal('TICKET_BAD', 'ticket');
    }
    const transferId = await settleSpending(
      db,
      holdIdOf(voucher),
      await merchantAccount(db, merchantRef(merchant)),
      {
        title: words.redeem(merchant.name, voucher.title),
        seal: words.seal,
        unitId: voucher.communityId,
        actorId: clerk.id,
      },
      now,
    );
    if (transferId === null) throw new Refusal('CODE_EXPIRED', 'ticket');
    await db.run(sql`UPDATE merchants SET redeemed = redeemed + 1 WHERE id = ${merchant.id}`);
    await tell(db, {
      ...{ userId: voucher.holderId, cause: `voucher:${id}:used`, kind: 'voucher', subjectId: id, now },
      ...{ title: words.used(voucher.title), text: words.usedText(merchant.name, voucher.points) },
    });
    return settled(voucher, now);
  },

  undo: async (db, id, { merchant, clerk, now, reason }) => {
    const family = await familyOf(db, clerk.id, now);
    const { affectedRows } = await db.run(
      sql`UPDATE vouchers SET state = 'undone', closed_at = ${now}, note = ${reason}
        WHERE id = ${id} AND merchant_id = ${merchant.id} AND state = 'used' AND used_at > ${now - LIMITS.undoMs} AND holder_id NOT IN (${family})`,
    );
    const voucher = await readToUndo(db, id);
    if (affectedRows !== 1) {
      if (voucher.merchantId !== merchant.id) throw new Refusal('NOT_FOUND', 'id');
      if (family.includes(voucher.holderId)) throw new Refusal('CODE_OWN', 'id');
      if (voucher.state === 'undone') return settled(voucher, now);
      throw new Refusal(voucher.state === 'used' ? 'UNDO_LATE' : 'UNDO_NOT', 'id');
    }
    const undone = await undoSpending(db, holdIdOf(voucher), {
      key: `undo:voucher:${id}`,
      from: await merchantAccount(db, merchantRef(merchant)),
      unitId: voucher.communityId,
      actorId: clerk.id,
      note: reason,
      now,
    });
    if (undone === null) throw new Refusal('UNDO_NOT', 'id');
    await recordDecision(db, {
      ...{ kind: 'voucher', subjectId: id, decision: 'undo', actorId: clerk.id, unitId: null },
      ...{ townId: merchant.townId, communityId: merchant.communityId, before: 'used', after: 'undone' },
      ...{ note: reason, now },
    });
    await giveBackOfferStock(db, voucher.offerId, voucher.period);
    await db.run(sql`UPDATE merchants SET redeemed = redeemed - 1 WHERE id = ${merchant.id}`);
    await tell(db, {
      userId: voucher.holderId,
      cause: `voucher:${id}:undone`,
      kind: 'voucher',
      text: words.undone(voucher.title, reason),
      subjectId: id,
      now,
    });
    return settled(voucher, now);
  },

  recent: async (db, merchantId, page, now) => {
    const list = keyset(page, { by: ['v.used_at', 'v.id'], desc: true });
    const rows = await db.rows<Row>(
      sql`${raw(SELECT_ROW)} WHERE v.merchant_id = ${merchantId} AND v.used_at IS NOT NULL AND ${list.after} ${list.inOrder}`,
    );
    return list.of(
      rows,
      (row) => settled(row, now),
      ({ usedAt, id }) => [usedAt ?? 0, id],
    );
  },
};

type Row = Voucher & { holder: string; clerk: string | null };

const SELECT_ROW = `${SELECT_VOUCHER.replace(
  ' FROM vouchers v',
  ', h.name AS holder, w.name AS clerk FROM vouchers v FORCE INDEX (used)',
)} JOIN users h ON h.id = v.holder_id LEFT JOIN users w ON w.id = v.clerk_id`;

async function read(db: Db, id: number): Promise<Row> {
  const row = await db.row<Row>(
    sql`${raw(SELECT_ROW.replace(' FORCE INDEX (used)', ''))} WHERE v.id = ${id}`,
  );
  if (!row) throw new Refusal('CODE_UNKNOWN', 'code');
  return row;
}

/** The same, for who names it by its number in the shop's list. */
const readToUndo = (db: Db, id: number): Promise<Row> =>
  read(db, id).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('NOT_FOUND', 'id') : error;
  });

/** Says why a voucher is no good here and now. `family` is the clerk's: nobody serves themselves or those they live with. */
function assertUsable(voucher: Row, { merchant, now }: AtCounter, family: readonly number[]): void {
  if (voucher.merchantId !== merchant.id) throw refuse('CODE_OTHER_SHOP', { shop: voucher.shop }, 'code');
  if (voucher.state === 'used')
    throw refuse('CODE_USED', { when: formatWhen(voucher.usedAt ?? now, now) }, 'code');
  if (voucher.state === 'expired' || (voucher.state === 'open' && voucher.expiresAt <= now))
    throw new Refusal('CODE_EXPIRED', 'code');
  if (voucher.state !== 'open') throw new Refusal('CODE_CANCELLED', 'code');
  if (family.includes(voucher.holderId)) throw new Refusal('CODE_OWN', 'code');
  const { hours } = voucherView(voucher);
  if (!isWithin(hours, now)) throw refuse('CODE_HOURS', { hours: hoursText(hours) }, 'code');
}

function settled(row: Row, now: number): Settled {
  const undone = row.state === 'undone';
  const undoUntil = (row.usedAt ?? 0) + LIMITS.undoMs;
  return {
    kind: 'voucher',
    id: row.id,
    title: row.title,
    holder: shortName(row.holder),
    price: row.price,
    points: row.points,
    at: row.usedAt ?? now,
    clerk: row.clerk ?? '',
    undoUntil: undone || undoUntil <= now ? null : undoUntil,
    undone,
  };
}
