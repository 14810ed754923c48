import { randomUUID } from 'node:crypto';
import { ALWAYS } from '../../shared/src/hours';
import { readConfig } from '../../server/src/kernel/config';
import { codes } from '../../server/src/trade/code/rolling-code';
import { merchantAccount } from '../../server/src/book/accounts';
import { payCompensation } from '../../server/src/book/adjust';
import { openDatabase } from '../../server/src/database';
import { Db } from '../../server/src/kernel/database';
import { sql } from '../../server/src/kernel/sql';
import { openSession } from '../../server/src/kernel/identity';
import { inTransaction } from '../../server/src/kernel/transaction';
import { assertVouchersHold } from '../../server/src/testing/vouchers';
import { untilAnswered } from './load';

/** A shop's counters, each with somebody who redeems and a clerk who settles. */
export interface Counters {
  url: string;
  merchantId: number;
  offerId: number;
  pairs: { holder: string; clerk: string }[];
}

const POINTS = 100_000;

/** Opens a shop in the town that prepareTown has laid, with an offer of one point. */
export async function prepareCounters(url: string, count: number): Promise<Counters> {
  const source = await openDatabase(url, 2);
  const db = new Db(source.manager);
  const now = Date.now();
  const town = await db.row<{ id: number; townId: number }>(
    sql`SELECT id, town_id AS townId FROM regions WHERE kind = 'community' LIMIT 1`,
  );
  if (!town) throw new Error('there is no community');
  const { id: communityId, townId } = town;
  const hours = JSON.stringify(ALWAYS);
  const { insertId: merchantId } = await db.run(
    sql`INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence,
        state, pact_version, created_at, joined_at) VALUES (${townId}, ${communityId}, '平安理发店', 'hair', '', '', '', 0, 0, ${hours}, '', '[]', '[]', 'open', 1, ${now}, ${now})`,
  );
  const { insertId: offerId } = await db.run(
    sql`INSERT INTO offers (merchant_id, town_id, title, detail, photos, list_price, price, points, period, stock, valid_days, hours,
        state, created_at) VALUES (${merchantId}, ${townId}, '剪发', '', '[]', 3500, 3000, 1, 'none', 100000, 30, ${hours}, 'open', ${now})`,
  );
  await inTransaction(source, (tx) => merchantAccount(tx, { id: merchantId, townId, communityId }));
  const somebody = async (name: string) => {
    const { insertId } = await db.run(
      sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES (${name}, 'tea', ${townId}, ${communityId}, ${now})`,
    );
    return { id: insertId, token: (await openSession(db, insertId, now)).token };
  };
  const pairs = [];
  for (let pair = 0; pair < count; pair++) {
    const [holder, clerk] = [await somebody(`顾客${pair}`), await somebody(`店员${pair}`)];
    await db.run(
      sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since) VALUES (${merchantId}, ${clerk.id}, 'clerk', 1, ${now})`,
    );
    await inTransaction(source, (tx) =>
      payCompensation(tx, 'compensate', {
        ...{ key: `chaos:${pair}`, townId, communityId, residentId: holder.id, points: POINTS },
        ...{ unitId: communityId, actorId: clerk.id, secondActorId: null, note: '', now },
      }),
    );
    pairs.push({ holder: holder.token, clerk: clerk.token });
  }
  await source.destroy();
  return { url, merchantId, offerId, pairs };
}

/**
 * Redeem, check, settle, one after the other, never giving one up: a kill may come between any two of them, and what brings
 * no answer is sent again with the same key. `stop` gives the vouchers whose settlement was acknowledged.
 */
export function settleAll(base: string, { url, merchantId, offerId, pairs }: Counters) {
  const { text } = codes(readConfig({ MODE: 'test', DATABASE_URL: url }));
  const settled: number[] = [];
  let running = true;
  const work = pairs.map(async ({ holder, clerk }) => {
    while (running) {
      const offer = { offerId, version: 1 };
      const { reply } = await untilAnswered(base, holder, 'voucher.redeem', () => offer, randomUUID());
      const voucherId = Number(reply['id']);
      // A code is of its half minute: asked anew each time.
      const code = () => ({ merchantId, code: text('voucher', voucherId, Date.now()) });
      const { reply: seen } = await untilAnswered(base, clerk, 'counter.check', code);
      const tap = { merchantId, ticket: seen['ticket'] };
      await untilAnswered(base, clerk, 'counter.settle', () => tap, randomUUID());
      settled.push(voucherId);
    }
  });
  return {
    stop: async () => {
      running = false;
      await Promise.all(work);
      return settled;
    },
  };
}

/** Fails unless exactly the acknowledged settlements have happened, each once. */
export async function assertSettled(url: string, settled: readonly number[]): Promise<void> {
  const source = await openDatabase(url, 2);
  try {
    const db = new Db(source.manager);
    const rows = await db.rows<{ id: number }>(sql`SELECT id FROM vouchers WHERE state = 'used'`);
    const used = new Set(rows.map(({ id }) => id));
    const lost = settled.filter((id) => !used.has(id));
    if (lost.length || used.size !== settled.length)
      throw new Error(
        `${settled.length} settlements acknowledged, ${used.size} happened, lost: ${lost.slice(0, 3).join()}`,
      );
    await assertVouchersHold(db);
  } finally {
    await source.destroy();
  }
}
