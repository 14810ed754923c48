import { hoursText } from '@jishan/shared/hours';
import { priceText } from '@jishan/shared/money';
import type { Db } from '../../kernel/database';
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
        `UPDATE offers SET title = ?, detail = ?, list_price = ?, price = ?, points = ?, period = ?, stock = ?, person_limit = ?,
            valid_days = ?, hours = ?, starts_at = ?, ends_at = ?, photos = ?, version = version + 1,
            state = IF(state IN ('waiting', 'refused'), 'open', state) WHERE id = ?`,
        [
          terms.title,
          terms.detail,
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
          submission.photos,
          offer.id,
        ],
      );
      await keepPrice(db, offer.id, terms, now);
    },
    refuse: async (db, _user, submission, _answer, now) => {
      // Terms that were shown before stay as they are, and so do their photos.
      const { id, photos: shown } = await subjectOf(db, submission);
      await db.run("UPDATE offers SET state = 'refused' WHERE id = ? AND state = 'waiting'", [id]);
      const keep = photos.parse(shown).map((photo) => photo.id);
      await photos.release(db, offerPhotos(id), { keep, until: now + SENT_BACK_MS });
    },
  };
}

const termsOf = ({ content }: Submission) => JSON.parse(content) as OfferTerms;

const readSubjects = (db: Db, ids: readonly number[]) =>
  db.rows<Offer>(`SELECT ${OFFER_COLUMNS} FROM offers o WHERE o.id IN (?)`, [ids]);

async function subjectOf(db: Db, { subjectId }: Submission): Promise<Offer> {
  const [offer] = await readSubjects(db, [subjectId]);
  if (!offer) throw new Error(`offer ${subjectId} has gone`);
  return offer;
}

/** A price is written down when it first holds; new terms at the old price add nothing. */
async function keepPrice(db: Db, offerId: number, terms: OfferTerms, now: number): Promise<void> {
  const { listPrice, price, points } = terms;
  const last = await db.row<{ same: 0 | 1 }>(
    `SELECT list_price = ? AND price = ? AND points = ? AS same FROM offer_prices WHERE offer_id = ? ORDER BY id DESC LIMIT 1`,
    [listPrice, price, points, offerId],
  );
  if (last?.same === 1) return;
  await db.run(
    'INSERT INTO offer_prices (offer_id, list_price, price, points, since) VALUES (?, ?, ?, ?, ?)',
    [offerId, listPrice, price, points, now],
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
