import type { Input } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { assertOwns, assertState, lockMerchant, type Merchant, submitForReview } from '../../shops';
import type { PhotoStore } from '../../photos';
import type { OfferTerms } from './offer';
import { offerPhotos } from './reviewable';
import { readOffer } from './stock';

type Given = Input<'offer.submit'>;

/** Hands an offer, or new terms of one, to the review desk. Gives the offer's id. */
export async function submitOffer(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  given: Given,
  now: number,
): Promise<number> {
  await assertOwns(db, given.merchantId, user.id);
  const merchant = await lockMerchant(db, given.merchantId);
  assertState(merchant, 'open', 'paused');
  const terms = soundTerms(given, now);
  const offerId = given.offerId === null ? await create(db, merchant, terms, now) : await own(db, given);
  await submitForReview(db, user, {
    kind: 'offer',
    subjectId: offerId,
    merchant,
    title: terms.title,
    content: terms,
    photos: await photos.claim(db, user, given.photos, offerPhotos(offerId)),
    now,
  });
  return offerId;
}

function soundTerms(
  { merchantId: _m, offerId: _o, version: _v, photos: _p, ...terms }: Given,
  now: number,
): OfferTerms {
  if (terms.price >= terms.listPrice) throw new Refusal('OFFER_PRICE', 'price');
  const { startsAt, endsAt } = terms;
  if (endsAt !== null && endsAt <= Math.max(startsAt ?? 0, now)) throw new Refusal('OFFER_TIMES', 'endsAt');
  return terms;
}

/** A row for what waits: nobody but the shop and the desk sees it. */
async function create(db: Db, merchant: Merchant, terms: OfferTerms, now: number): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO offers (merchant_id, town_id, title, detail, photos, list_price, price, points, period, stock, person_limit,
        valid_days, hours, starts_at, ends_at, created_at) VALUES (${[
          merchant.id,
          merchant.townId,
          terms.title,
          terms.detail,
          '[]',
          terms.listPrice,
          terms.price,
          terms.points,
          terms.period,
          terms.stock,
          terms.personLimit,
          terms.validDays,
          JSON.stringify(terms.hours),
          terms.startsAt,
          terms.endsAt,
          now,
        ]})`,
  );
  return insertId;
}

/** The shop's own offer, as it was read. */
async function own(db: Db, { offerId, merchantId, version }: Given): Promise<number> {
  const offer = await readOffer(db, offerId ?? 0);
  if (offer.merchantId !== merchantId) throw new Refusal('NOT_FOUND', 'offerId');
  if (offer.state === 'ended') throw new Refusal('OFFER_CLOSED', 'offerId');
  if (offer.version !== version) throw new Refusal('OFFER_CHANGED', 'version');
  return offer.id;
}
