import { ALWAYS } from '../../shared/src/hours';
import { readMerchant } from '../../server/src/features/merchant/service';
import { redeem } from '../../server/src/features/voucher/redeem';
import { voucherAtCounter } from '../../server/src/features/voucher/service';
import { Db, type DataSource } from '../../server/src/kernel/database';
import type { SettledUser } from '../../server/src/kernel/identity';
import { inTransaction } from '../../server/src/kernel/transaction';
import type { PointsCall, PointsShot } from './points-calls';

interface Holder {
  id: number;
  townId: number;
  communityId: number;
  spendable: number;
  held: number;
}

interface Shop {
  id: number;
  townId: number;
  communityId: number;
  accountId: number;
  offerId: number;
  clerkId: number;
  name: string;
  title: string;
}

const HOURS = JSON.stringify(ALWAYS);
const TITLE = '项目';

/** A resident redeems an offer of one point, and a clerk settles the voucher: two transactions, as at a counter. */
export async function voucherCalls(source: DataSource): Promise<PointsCall[]> {
  const db = new Db(source.manager);
  const shops = await openShops(db);
  const holders = await db.rows<Holder>(
    `SELECT u.id, u.town_id AS townId, u.community_id AS communityId, a.balance AS spendable, h.balance AS held
      FROM users u JOIN accounts a ON a.kind = 'resident' AND a.owner_id = u.id
        JOIN accounts h ON h.kind = 'hold' AND h.owner_id = u.id
      WHERE u.role = 'resident' AND a.balance >= 20 ORDER BY (u.id * 7919) % 38011, u.id LIMIT 12000`,
  );
  let serial = 0;

  function shot(hot: boolean, n = serial++, who = holders[n % holders.length]): PointsShot {
    const ofTown = shops.filter(({ townId }) => townId === who?.townId);
    const shop = ofTown[hot ? 0 : n % ofTown.length];
    if (!who || !shop) throw new Error('nobody to redeem, or no shop');
    const user = {
      ...{ id: who.id, name: '', avatar: '', role: 'resident', ranked: true, gridId: null, scope: null },
      ...{ townId: who.townId, communityId: who.communityId },
    } satisfies SettledUser;
    return {
      facts: {
        ...{ residentId: who.id, townId: who.townId, communityId: who.communityId },
        ...{ offerId: shop.offerId, merchantId: shop.id, shopCommunity: shop.communityId },
        ...{
          account: shop.accountId,
          clerkId: shop.clerkId,
          title: shop.title,
          line: `${shop.name} ${shop.title}`,
        },
      },
      make: async (from) => {
        const now = Date.now();
        const id = await inTransaction(from, (own) =>
          redeem(own, user, { offerId: shop.offerId, version: 1 }, now),
        );
        await inTransaction(from, async (own) =>
          voucherAtCounter.settle(own, id, {
            merchant: await readMerchant(own, shop.id),
            clerk: { id: shop.clerkId, name: '' },
            now,
            checkedAt: now,
          }),
        );
      },
    };
  }
  const different = differing(holders);
  return [
    {
      name: 'voucher',
      samples: () => different.map((who) => shot(false, serial++, who)),
      supply: (count, hot) => Array.from({ length: count }, () => shot(hot)),
    },
  ];
}

/** Three of different communities, of whom no two have the same points. */
function differing(holders: readonly Holder[]): Holder[] {
  const found: Holder[] = [];
  for (const holder of holders) {
    const alike = found.some(
      ({ communityId, spendable, held }) =>
        communityId === holder.communityId || spendable === holder.spendable || held === holder.held,
    );
    if (holder.held > 0 && !alike) found.push(holder);
    if (found.length === 3) return found;
  }
  throw new Error('no three residents differ in all their points');
}

/** Every open shop has one more offer, of one point and no limit, and its clerk; made once. */
async function openShops(db: Db): Promise<Shop[]> {
  await db.run(
    `INSERT INTO offers (merchant_id, town_id, title, detail, photos, list_price, price, points, period, stock, valid_days, hours, state,
        created_at)
      SELECT m.id, m.town_id, CONCAT(?, m.id), '', '[]', 3500, 3000, 1, 'none', NULL, 30, ?, 'open', ? FROM merchants m
        LEFT JOIN offers o ON o.merchant_id = m.id AND o.title = CONCAT(?, m.id) WHERE m.state = 'open' AND o.id IS NULL`,
    [TITLE, HOURS, Date.now(), TITLE],
  );
  return db.rows<Shop>(
    `SELECT m.id, m.town_id AS townId, m.community_id AS communityId, a.id AS accountId, o.id AS offerId, w.user_id AS clerkId,
        m.name, o.title
      FROM merchants m JOIN accounts a ON a.kind = 'merchant' AND a.owner_id = m.id
        JOIN offers o ON o.merchant_id = m.id AND o.title = CONCAT(?, m.id)
        JOIN merchant_members w ON w.merchant_id = m.id AND w.active = 1 AND w.role = 'clerk'
      ORDER BY m.id`,
    [TITLE],
  );
}
