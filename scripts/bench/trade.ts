import { ALWAYS } from '@jishan/shared/hours';
import type { Config } from '../../server/src/kernel/config';
import type { Db } from '../../server/src/kernel/database';
import { sql } from '../../server/src/kernel/sql';
import { codes } from '../../server/src/trade/code/rolling-code';
import type { Callers } from './calls';
import {
  around,
  countOver,
  grouped,
  many,
  mustBe,
  newKey,
  start,
  type Operation,
  type Shot,
} from './operation';
import { PERSON, signIn, type Caller } from './people';
import { openRaw, serverRoutes, type Raw } from './raw';

const OFFER = '一分钱的事';

interface Shop {
  id: number;
  townId: number;
  offerId: number;
  clerk: Caller;
}

/** Every open shop has one more offer, of one point and no limit; made once. A clerk of each is signed in. */
async function shopsOf(db: Db): Promise<Map<number, Shop[]>> {
  await db.run(
    sql`INSERT INTO offers (merchant_id, town_id, title, detail, photos, list_price, price, points, period, stock, valid_days, hours,
        state, created_at)
      SELECT m.id, m.town_id, ${OFFER}, '', '[]', 3500, 3000, 1, 'none', NULL, 30, ${JSON.stringify(ALWAYS)}, 'open', ${Date.now()} FROM merchants m
        LEFT JOIN offers o ON o.merchant_id = m.id AND o.title = ${OFFER} WHERE m.state = 'open' AND o.id IS NULL`,
  );
  const shops = await db.rows<Omit<Shop, 'clerk'> & { clerkId: number }>(
    sql`SELECT m.id, m.town_id AS townId, o.id AS offerId, w.user_id AS clerkId
      FROM merchants m JOIN offers o ON o.merchant_id = m.id AND o.title = ${OFFER}
        JOIN merchant_members w ON w.merchant_id = m.id AND w.active = 1 AND w.role = 'clerk' ORDER BY m.id`,
  );
  const clerkIds = shops.map(({ clerkId }) => clerkId);
  const clerks = await signIn(db, sql`SELECT ${PERSON} FROM users u WHERE u.id IN (${clerkIds})`);
  const clerkOf = new Map(clerks.map((clerk) => [clerk.id, clerk]));
  const staffed = shops.flatMap(({ clerkId, ...shop }) => {
    const clerk = clerkOf.get(clerkId);
    return clerk ? [{ ...shop, clerk }] : [];
  });
  return grouped(staffed, ({ townId }) => townId);
}

/** Each shot is another resident's, at the next shop of their town or, when `hot`, at its first. */
async function shopping(db: Db, { holders }: Callers) {
  const shops = await shopsOf(db);
  let serial = start();
  return (count: number, hot: boolean): Shot[] =>
    many(count, () => {
      const caller = around(holders, (serial += 1));
      const { id, offerId, clerk } = around(shops.get(caller.townId) ?? [], hot ? 0 : serial);
      return { caller, clerk, input: { merchantId: id, offerId } };
    });
}

const REDEEM: Operation['calls'][number] = {
  name: 'voucher.redeem',
  inputOf: ({ input }) => ({ offerId: input['offerId'], version: 1 }),
};

/** A resident redeems an offer of one point. */
export async function redeem(db: Db, callers: Callers): Promise<Operation> {
  return { name: 'redeem', canBeHot: true, calls: [REDEEM], supply: await shopping(db, callers) };
}

/** How many redeem at the same time while vouchers are made beforehand. */
const LANES = 8;

/** A clerk checks the code of a voucher that was redeemed beforehand, and hands the gift over: two calls. */
export async function settle(db: Db, url: string, callers: Callers, config: Config): Promise<Operation> {
  const { text } = codes(config);
  const shots = await shopping(db, callers);
  const routes = serverRoutes(config);
  const redeeming: Operation = { name: 'redeem', calls: [REDEEM], supply: shots };
  const raws = await Promise.all(Array.from({ length: LANES }, () => openRaw(url, routes)));
  const redeemed = async (raw: Raw, own: readonly Shot[]): Promise<Shot[]> => {
    const done: Shot[] = [];
    for (const { clerk, caller, input } of own) {
      const [voucher] = (await raw.shoot(redeeming, { caller, input }, newKey())) as [{ id: number }];
      done.push({
        caller: clerk ?? caller,
        input: { merchantId: input['merchantId'], voucherId: voucher.id },
      });
    }
    return done;
  };
  const merchantId = ({ input }: Shot) => input['merchantId'];
  return {
    name: 'settle',
    calls: [
      {
        name: 'counter.check',
        inputOf: (shot) => ({
          merchantId: merchantId(shot),
          code: text('voucher', Number(shot.input['voucherId']), Date.now()),
        }),
      },
      {
        name: 'counter.settle',
        inputOf: (shot, earlier) => ({ merchantId: merchantId(shot), ticket: earlier()['ticket'] }),
      },
    ],
    supply: async (count, hot) => {
      const wanted = shots(count, hot);
      const lanes = raws.map((raw, lane) =>
        redeemed(
          raw,
          wanted.filter((_, at) => at % LANES === lane),
        ),
      );
      return (await Promise.all(lanes)).flat();
    },
    check: async (own, used) => {
      const ids = used.map(({ input }) => input['voucherId']);
      const settled = await countOver(
        own,
        (
          some,
        ) => sql`SELECT COUNT(*) AS n FROM vouchers v JOIN holds h ON h.id = v.hold_id AND h.state = 'posted'
          WHERE v.id IN (${some}) AND v.state = 'used'`,
        ids,
      );
      mustBe('vouchers handed over', settled, ids.length);
    },
    discard: async () => {
      await Promise.all(raws.map((raw) => raw.close()));
    },
  };
}
