import type { Db } from '../../kernel/database';
import { refuse } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import type { MerchantState } from './merchant';
import { assertOwns, lockMerchant, recordEvent, type MerchantEvent } from './shop-access';
import { shopStateWords } from './words';

interface Turn {
  from: readonly MerchantState[];
  to: MerchantState;
  kind: MerchantEvent['kind'];
}

export const PAUSE: Turn = { from: ['open'], to: 'paused', kind: 'paused' };
export const RESUME: Turn = { from: ['paused'], to: 'open', kind: 'resumed' };
export const LEAVE: Turn = { from: ['open', 'paused'], to: 'left', kind: 'left' };

/** What an owner does with their shop; asking again for what it is already changes nothing. */
export async function turnShop(
  db: Db,
  user: SettledUser,
  merchantId: number,
  { from, to, kind }: Turn,
  note: string,
  now: number,
): Promise<void> {
  await assertOwns(db, merchantId, user.id);
  const merchant = await lockMerchant(db, merchantId);
  if (merchant.state === to) return;
  if (!from.includes(merchant.state))
    throw refuse('MERCHANT_STATE', { state: shopStateWords[merchant.state] }, 'merchantId');
  await db.run(sql`UPDATE merchants SET state = ${to}, version = version + 1 WHERE id = ${merchantId}`);
  await recordEvent(db, { merchantId, kind, actorId: user.id, unitId: null, note, now });
}
