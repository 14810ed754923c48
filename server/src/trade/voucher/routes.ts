import type { Codes } from '../code/rolling-code';
import { keyset } from '../../kernel/keyset';
import { Refusal } from '../../kernel/errors';
import { withPrepared, type Routes } from '../../kernel/route';
import { raw, sql } from '../../kernel/sql';
import { AHEAD, WINDOW_MS } from '../code/rolling-code';
import { closeUnused } from './close';
import { redeemOffer } from './redeem';
import { readOwnVoucher, readVoucher, SELECT_VOUCHER, voucherView, type Voucher } from './voucher';

export function voucherRoutes({ codes }: { codes: Codes }): Routes<'voucher'> {
  return {
    'voucher.redeem': async ({ db, user, input, now }) =>
      voucherView(await readVoucher(db, await redeemOffer(db, user, input, now))),

    'voucher.mine': async ({ db, user, input }) => {
      const page = keyset(input, { by: ['v.id'], desc: true });
      const states = input.open ? OPEN : CLOSED;
      // Each state is a run of the index; together they are a few pages at most.
      const runs = await Promise.all(
        states.map((state) =>
          db.rows<Voucher>(
            sql`${raw(SELECT_VOUCHER.replace('FROM vouchers v', 'FROM vouchers v FORCE INDEX (holder)'))} WHERE v.holder_id = ${user.id} AND v.state = ${state} AND ${page.after} ${page.inOrder}`,
          ),
        ),
      );
      const rows = runs.flat().sort((a, b) => b.id - a.id);
      return page.of(rows, voucherView, ({ id }) => [id]);
    },

    'voucher.get': async ({ db, user, input }) =>
      voucherView(await readOwnVoucher(db, input.voucherId, user.id)),

    // Fresh codes are drawn before the transaction, which only notes that they are on a screen: the counter waits for that row.
    'voucher.show': withPrepared(
      async ({ db, user, input, now }) => {
        const { id, state, expiresAt } = await readOwnVoucher(db, input.voucherId, user.id);
        if (state !== 'open' || expiresAt <= now) throw new Refusal('VOUCHER_CLOSED', 'voucherId');
        return codes.issue('voucher', id, now);
      },
      async ({ db, user, input, prepared, now }) => {
        const { affectedRows } = await db.run(
          sql`UPDATE vouchers SET shown_until = ${now + AHEAD * WINDOW_MS} WHERE id = ${input.voucherId} AND holder_id = ${user.id} AND state = 'open' AND expires_at > ${now}`,
        );
        if (affectedRows !== 1) throw new Refusal('VOUCHER_CLOSED', 'voucherId');
        return { now, codes: prepared };
      },
    ),

    'voucher.cancel': async ({ db, user, input, now }) => {
      const voucher = await readOwnVoucher(db, input.voucherId, user.id);
      const done = await closeUnused(db, voucher.id, 'cancelled', now);
      const after = await readVoucher(db, voucher.id);
      if (!done && after.state !== 'cancelled') throw new Refusal('VOUCHER_CLOSED', 'voucherId');
      return voucherView(after);
    },
  };
}

const OPEN = ['open'] as const;
const CLOSED = ['used', 'cancelled', 'expired', 'returned', 'undone'] as const;
