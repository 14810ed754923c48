import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertOwns } from '../../shops';
import type { Offer } from './offer';
import { readOffer } from './stock';

type State = Offer['state'];

/** Moves one of the owner's offers; asking again for what it is already changes nothing. */
export async function turnOffer(
  db: Db,
  user: SettledUser,
  { merchantId, offerId }: { merchantId: number; offerId: number },
  from: readonly State[],
  to: State,
): Promise<number> {
  await assertOwns(db, merchantId, user.id);
  const { affectedRows } = await db.run(
    sql`UPDATE offers SET state = ${to}, version = version + 1 WHERE id = ${offerId} AND merchant_id = ${merchantId} AND state IN (${from})`,
  );
  if (affectedRows === 1) return offerId;
  const offer = await readOffer(db, offerId);
  if (offer.merchantId !== merchantId) throw new Refusal('NOT_FOUND', 'offerId');
  if (offer.state !== to) throw new Refusal('OFFER_CLOSED', 'offerId');
  return offerId;
}
