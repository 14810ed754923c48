import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { foldText } from '@jishan/shared/money';
import { rulesOfCodes } from '../../rules';
import { factsOfEach, type Fact, type Reviewable, type Submission } from '../../shops';
import { readCards, type Card } from './card';
import { audienceText, labels, quotaText, usesText, validityText } from './words';

/** Cards with the titles of their rules, as they stand at the desk. */
const cardFacts: Reviewable['facts'] = async (db, submissions, now) => {
  const cards = await readCards(
    db,
    submissions.map(({ subjectId }) => subjectId),
  );
  const titles = await ruleTitles(db, cards);
  return factsOfEach(
    () => Promise.resolve(cards),
    (_submission, card) => factsOf(card, titles(card), now),
  )(db, submissions, now);
};

function factsOf(card: Card, rule: string | null, now: number): Fact[] {
  const fact = (label: string, value: string): Fact => ({ label, value, before: null });
  return [
    fact(labels.title, card.title),
    fact(labels.percent, foldText(card.percent)),
    fact(labels.uses, usesText(card.uses)),
    fact(labels.validity, validityText(card, now)),
    fact(labels.audience, audienceText(card, rule)),
    fact(labels.quota, quotaText(card.quota)),
    ...(card.terms ? [fact(labels.terms, card.terms)] : []),
  ];
}

/** What a card brings to the review desk. It is not changed once it was sent, so the row is what was submitted. */
export const cardReviewable: Reviewable = {
  kind: 'card',
  facts: cardFacts,
  approve: (db, _user, submission) => decide(db, submission, 'open'),
  refuse: (db, _user, submission) => decide(db, submission, 'refused'),
};

async function decide(db: Db, { subjectId }: Submission, state: Card['state']): Promise<void> {
  await db.run(sql`UPDATE cards SET state = ${state} WHERE id = ${subjectId} AND state = 'waiting'`);
}

/** What the rules of cards are called in their towns; all cards are of one town, as a desk's are. */
async function ruleTitles(db: Db, cards: readonly Card[]): Promise<(card: Card) => string | null> {
  const codes = [...new Set(cards.flatMap(({ ruleCode }) => ruleCode ?? []))];
  const rules = await rulesOfCodes(db, cards[0]?.townId ?? 0, codes);
  const titles = new Map(rules.map(({ code, title }) => [code, title]));
  return ({ ruleCode }) => (ruleCode === null ? null : (titles.get(ruleCode) ?? ruleCode));
}
