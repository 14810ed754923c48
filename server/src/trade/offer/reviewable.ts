import { hoursText } from '@jishan/shared/hours';
import { priceText } from '@jishan/shared/money';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { SENT_BACK_MS, type PhotoStore } from '../../photos';
import { factsOfEach, photoIdsOf, type Fact, type Reviewable, type Submission } from '../../shops';
import { hoursOf, OFFER_COLUMNS, type Offer, type OfferTerms } from './offer';
import { words } from './words';

export const offerPhotos = (offerId: number) => `offer:${offerId}`;

/** How the review desk reads an offer, and what a decision does to it. */
export function offerReviewable(photos: Pick<PhotoStore, 'show' | 'release' | 'parse'>): Reviewable {
  return {
    kind: 'offer',
    facts: factsOfEach(readSubjects, (submission, offer, now) => {
      const shown = offer.state === 'waiting' || offer.state === 'refused' ? null : offer;
      return factsOf(termsOf(submission), shown && { ...shown, hours: hoursOf(shown) }, now);
    }),
    approve: async (db, _user, submission, now) => {
      const [offer, terms] = [await subjectOf(db, submission), termsOf(submission)];
      await photos.show(db, photoIdsOf(submission), offerPhotos(offer.id));
      await db.run(
        sql`UPDATE offers SET title = ${terms.title}, detail = ${terms.detail}, list_price = ${terms.listPrice}, price = ${terms.price}, points = ${terms.points}, period = ${terms.period}, stock = ${terms.stock}, person_limit = ${terms.personLimit},
            valid_days = ${terms.validDays}, hours = ${JSON.stringify(terms.hours)}, starts_at = ${terms.startsAt}, ends_at = ${terms.endsAt}, photos = ${submission.photos}, version = version + 1,
            state = IF(state IN ('waiting', 'refused'), 'open', state) WHERE id = ${offer.id}`,
      );
      await keepPrice(db, offer.id, terms, now);
    },
    refuse: async (db, _user, submission, _answer, now) => {
      // Terms that were shown before stay as they are, and so do their photos.
      const { id, photos: shown } = await subjectOf(db, submission);
      await db.run(sql`UPDATE offers SET state = 'refused' WHERE id = ${id} AND state = 'waiting'`);
      const keep = photos.parse(shown).map((photo) => photo.id);
      await photos.release(db, offerPhotos(id), { keep, until: now + SENT_BACK_MS });
    },
  };
}

const termsOf = ({ content }: Submission) => JSON.parse(content) as OfferTerms;

const readSubjects = (db: Db, ids: readonly number[]) =>
  db.rows<Offer>(sql`SELECT ${OFFER_COLUMNS} FROM offers o WHERE o.id IN (${ids})`);

async function subjectOf(db: Db, { subjectId }: Submission): Promise<Offer> {
  const [offer] = await readSubjects(db, [subjectId]);
  if (!offer) throw new Error(`offer ${subjectId} has gone`);
  return offer;
}

/** A price is written down when it first holds; new terms at the old price add nothing. */
async function keepPrice(db: Db, offerId: number, terms: OfferTerms, now: number): Promise<void> {
  const { listPrice, price, points } = terms;
  const last = await db.row<{ same: 0 | 1 }>(
    sql`SELECT list_price = ${listPrice} AND price = ${price} AND points = ${points} AS same FROM offer_prices WHERE offer_id = ${offerId} ORDER BY id DESC LIMIT 1`,
  );
  if (last?.same === 1) return;
  await db.run(
    sql`INSERT INTO offer_prices (offer_id, list_price, price, points, since) VALUES (${offerId}, ${listPrice}, ${price}, ${points}, ${now})`,
  );
}

function factsOf(terms: OfferTerms, shown: OfferTerms | null, now: number): Fact[] {
  const lines: [label: string, of: (terms: OfferTerms) => string][] = [
    [words.title, ({ title }) => title],
    [words.listPrice, ({ listPrice }) => priceText(listPrice)],
    [words.price, ({ price }) => priceText(price)],
    [words.points, ({ points }) => String(points)],
    [words.stock, ({ stock, period }) => (stock === null ? words.unlimited : words.inPeriod(period, stock))],
    [
      words.limit,
      ({ personLimit, period }) =>
        personLimit === null ? words.unlimited : words.inPeriod(period, personLimit),
    ],
    [words.valid, ({ validDays }) => words.validDays(validDays)],
    [words.hours, ({ hours }) => hoursText(hours)],
    [
      words.times,
      ({ startsAt, endsAt }) =>
        startsAt === null && endsAt === null ? words.always : words.from(startsAt, endsAt, now),
    ],
    [words.detail, ({ detail }) => detail || words.noDetail],
  ];
  return lines.map(([label, of]) => {
    const [value, before] = [of(terms), shown && of(shown)];
    return { label, value, before: before === value ? null : before };
  });
}
