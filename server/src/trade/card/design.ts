import type { Input } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertOwns, assertState, lockMerchant, roleAt, submitForReview } from '../../shops';
import { ruleInForce } from '../../rules';
import { isNamed, readCard, shopCardView, type ShopCard } from './card';

type Design = Input<'card.design'>;

/** Somebody plans no further ahead. */
const FURTHEST = 2 * 366 * DAY;

/** A shop's owner designs a card; it waits at the review desk. */
export async function designCard(db: Db, user: SettledUser, given: Design, now: number): Promise<ShopCard> {
  await assertOwns(db, given.merchantId, user.id);
  const merchant = await lockMerchant(db, given.merchantId);
  assertState(merchant, 'open', 'paused');
  assertValidity(given, now);
  assertAudience(given);
  if (given.ruleCode !== null) await ruleInForce(db, merchant.townId, given.ruleCode);
  const { insertId } = await db.run(
    sql`INSERT INTO cards (merchant_id, town_id, community_id, title, percent, uses, valid_until, valid_days, terms, audience, least,
        span, rule_code, quota, created_at) VALUES (${[
          merchant.id,
          merchant.townId,
          merchant.communityId,
          given.title,
          given.percent,
          given.uses,
          given.validUntil,
          given.validDays,
          given.terms,
          given.audience,
          given.least,
          given.span,
          given.ruleCode,
          given.quota,
          now,
        ]})`,
  );
  await submitForReview(db, user, {
    kind: 'card',
    subjectId: insertId,
    merchant,
    title: given.title,
    content: { cardId: insertId },
    photos: '[]',
    now,
  });
  return shopCardView(await readCard(db, insertId), true, now);
}

function assertValidity({ validUntil, validDays }: Design, now: number): void {
  if ((validUntil === null) === (validDays === null)) throw new Refusal('CARD_VALIDITY', 'validUntil');
  if (validUntil !== null && (validUntil <= now || validUntil > now + FURTHEST))
    throw new Refusal('CARD_UNTIL', 'validUntil');
}

/** What a condition needs is there, and nothing that it does not need. */
function assertAudience({ audience, least, span, ruleCode }: Design): void {
  const isEarned = !isNamed(audience);
  if ((least !== null) !== isEarned) throw new Refusal('CARD_AUDIENCE', 'least');
  if ((span !== null) !== isEarned) throw new Refusal('CARD_AUDIENCE', 'span');
  if ((ruleCode !== null) !== (audience === 'rule')) throw new Refusal('CARD_AUDIENCE', 'ruleCode');
}

/** Nobody gets one any more; those that are out stay good. Ending twice is ending once. */
export async function endCard(db: Db, user: SettledUser, cardId: number, now: number): Promise<ShopCard> {
  const card = await readCard(db, cardId);
  // To who does not work there the card is not there.
  if (!(await roleAt(db, card.merchantId, user.id))) throw new Refusal('NOT_FOUND', 'cardId');
  await assertOwns(db, card.merchantId, user.id);
  await db.run(sql`UPDATE cards SET state = 'ended' WHERE id = ${card.id} AND state = 'open'`);
  const ended = await readCard(db, cardId);
  // One that waits is withdrawn at the desk, and one that was sent back is none.
  if (ended.state !== 'ended') throw new Refusal('CARD_CLOSED', 'cardId');
  return shopCardView(ended, true, now);
}
