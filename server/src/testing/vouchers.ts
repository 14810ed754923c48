import type { Db } from '../kernel/database';
import { raw } from '../kernel/sql';

/** Fails unless vouchers, the points they hold, the stocks they came from and what shops were given agree. */
export async function assertVouchersHold(db: Db): Promise<void> {
  for (const [sentence, text] of Object.entries(NEVER_VOUCHERS)) {
    const rows = await db.rows(raw(text));
    if (rows.length)
      throw new Error(`The vouchers are broken: ${sentence}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
}

/** Each finds rows that must not exist. */
export const NEVER_VOUCHERS: Record<string, string> = {
  'a voucher whose points are not where its state says': `SELECT v.id, v.state, h.state AS held FROM vouchers v
      LEFT JOIN holds h ON h.id = v.hold_id
      WHERE h.id IS NULL OR h.amount <> v.points OR h.resident_id <> v.holder_id OR h.state <> CASE v.state WHEN 'open' THEN 'pending'
        WHEN 'used' THEN 'posted' WHEN 'undone' THEN 'returned' ELSE 'voided' END`,
  'points that are set aside for two vouchers':
    'SELECT hold_id FROM vouchers GROUP BY hold_id HAVING COUNT(*) > 1',
  'a stock that is not what is out and used': `SELECT s.offer_id, s.period, s.taken FROM offer_stocks s
      LEFT JOIN vouchers v ON v.offer_id = s.offer_id AND v.period = s.period AND v.state IN ('open', 'used')
      GROUP BY s.offer_id, s.period, s.taken HAVING s.taken <> COUNT(v.id)`,
  'more than there was': `SELECT s.offer_id FROM offer_stocks s JOIN offers o ON o.id = s.offer_id WHERE s.taken > o.stock`,
  'a shop that was given other than its used vouchers, collected orders and what funds paid it are worth': `SELECT a.owner_id FROM accounts a
      LEFT JOIN vouchers v ON v.merchant_id = a.owner_id AND v.state = 'used'
      WHERE a.kind = 'merchant' GROUP BY a.id HAVING MAX(a.balance) <> COALESCE(SUM(v.points), 0)
        + COALESCE((SELECT SUM(o.points) FROM orders o WHERE o.merchant_id = MAX(a.owner_id) AND o.state = 'collected'), 0)
        + COALESCE((SELECT SUM(x.points) FROM fund_uses x WHERE x.merchant_id = MAX(a.owner_id) AND x.state = 'done'), 0)`,
  'a shop whose count of redemptions is another': `SELECT m.id FROM merchants m
      LEFT JOIN vouchers v ON v.merchant_id = m.id AND v.state = 'used' GROUP BY m.id HAVING MAX(m.redeemed) <> COUNT(v.id)`,
  'more for one person than the limit': `SELECT v.offer_id, v.holder_id FROM vouchers v JOIN offers o ON o.id = v.offer_id
      WHERE v.state IN ('open', 'used') GROUP BY v.offer_id, v.holder_id, v.period, o.person_limit HAVING COUNT(*) > o.person_limit`,
};
