import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { SENT_BACK_MS, type PhotoStore } from '../../photos';
import { factsOfEach, photoIdsOf, type Fact, type Reviewable, type Submission } from '../../shops';
import { PRODUCT_COLUMNS, termsOf, productPhotos, type Product, type ProductTerms } from './product';
import { words } from './words';

const waitingTerms = ({ content }: Submission) => JSON.parse(content) as ProductTerms;

/** How the review desk reads a product, and what a decision does to it. Its stock is the shop's own matter. */
export function productReviewable(photos: Pick<PhotoStore, 'show' | 'release' | 'parse'>): Reviewable {
  return {
    kind: 'product',
    facts: factsOfEach(readSubjects, (submission, product) => {
      const shown = product.state === 'waiting' || product.state === 'refused' ? null : termsOf(product);
      return [
        ...factsOf(waitingTerms(submission), shown),
        { label: words.stock, value: String(product.stock), before: null },
      ];
    }),
    approve: async (db, _user, submission, now) => {
      const [product, terms] = [await subjectOf(db, submission), waitingTerms(submission)];
      const { name, text, price, unit, personLimit, pointsPart } = terms;
      await photos.show(db, photoIdsOf(submission), productPhotos(product.id));
      await db.run(
        sql`UPDATE products SET name = ${name}, body = ${text}, photos = ${submission.photos}, price = ${price}, unit = ${unit}, person_limit = ${personLimit}, points = ${pointsPart?.points ?? null}, points_fen = ${pointsPart?.fen ?? null},
            shown_at = ${now}, version = version + 1, state = IF(state IN ('waiting', 'refused'), 'open', state) WHERE id = ${product.id}`,
      );
      await keepPrice(db, product.id, terms, now);
    },
    refuse: async (db, _user, submission, _answer, now) => {
      // Terms that were shown before stay as they are, and so do their photos.
      const { id, photos: shown } = await subjectOf(db, submission);
      await db.run(sql`UPDATE products SET state = 'refused' WHERE id = ${id} AND state = 'waiting'`);
      const keep = photos.parse(shown).map((photo) => photo.id);
      await photos.release(db, productPhotos(id), { keep, until: now + SENT_BACK_MS });
    },
  };
}

const readSubjects = (db: Db, ids: readonly number[]) =>
  db.rows<Product>(sql`SELECT ${PRODUCT_COLUMNS} FROM products p WHERE p.id IN (${ids})`);

async function subjectOf(db: Db, { subjectId }: Submission): Promise<Product> {
  const [product] = await readSubjects(db, [subjectId]);
  if (!product) throw new Error(`product ${subjectId} has gone`);
  return product;
}

/** A price is written down when it first holds; new terms at the old price add nothing. */
async function keepPrice(
  db: Db,
  productId: number,
  { price, unit, pointsPart }: ProductTerms,
  now: number,
): Promise<void> {
  const { points, fen } = pointsPart ?? { points: null, fen: null };
  const last = await db.row<{ same: 0 | 1 }>(
    sql`SELECT price = ${price} AND unit = ${unit} AND points <=> ${points} AND points_fen <=> ${fen} AS same FROM product_prices
      WHERE product_id = ${productId} ORDER BY id DESC LIMIT 1`,
  );
  if (last?.same === 1) return;
  await db.run(
    sql`INSERT INTO product_prices (price, unit, points, points_fen, product_id, since)
      VALUES (${price}, ${unit}, ${points}, ${fen}, ${productId}, ${now})`,
  );
}

const LINES: [label: string, of: (terms: ProductTerms) => string][] = [
  [words.name, ({ name }) => name],
  [words.price, ({ price, unit }) => words.perUnit(price, unit)],
  [words.points, ({ pointsPart }) => (pointsPart ? words.pointsPart(pointsPart) : words.noPoints)],
  [
    words.limit,
    ({ personLimit, unit }) => (personLimit === null ? words.unlimited : `${personLimit} ${unit}`),
  ],
  [words.text, ({ text }) => text || words.noText],
];

const factsOf = (terms: ProductTerms, shown: ProductTerms | null): Fact[] =>
  LINES.map(([label, of]) => {
    const [value, before] = [of(terms), shown && of(shown)];
    return { label, value, before: before === value ? null : before };
  });
