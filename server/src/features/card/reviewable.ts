import type { Db } from '../../kernel/database';
import { foldText } from '@jishan/shared/money';
import { rulesOfCodes } from '../rule/service';
import type { Fact, Reviewable, Submission } from '../submission/service';
import { readCard, type Card } from './entities';
import { audienceText, labels, quotaText, usesText, validityText } from './words';

/** What a card brings to the review desk. It is not changed once it was sent, so the row is what was submitted. */
export const cardReviewable: Reviewable = {
  kind: 'card',
  facts: async (db, { subjectId }, now) => {
    const card = await readCard(db, subjectId);
    const fact = (label: string, value: string): Fact => ({ label, value, before: null });
    return [
      fact(labels.title, card.title),
      fact(labels.percent, foldText(card.percent)),
      fact(labels.uses, usesText(card.uses)),
      fact(labels.validity, validityText(card, now)),
      fact(labels.audience, audienceText(card, await ruleTitle(db, card))),
      fact(labels.quota, quotaText(card.quota)),
      ...(card.terms ? [fact(labels.terms, card.terms)] : []),
    ];
  },
  approve: (db, _user, submission) => decide(db, submission, 'open'),
  refuse: (db, _user, submission) => decide(db, submission, 'refused'),
};

async function decide(db: Db, { subjectId }: Submission, state: Card['state']): Promise<void> {
  await db.run("UPDATE cards SET state = ? WHERE id = ? AND state = 'waiting'", [state, subjectId]);
}

/** What the rule of a card is called in its town. */
export async function ruleTitle(db: Db, { townId, ruleCode }: Card): Promise<string | null> {
  if (ruleCode === null) return null;
  const [rule] = await rulesOfCodes(db, townId, [ruleCode]);
  return rule?.title ?? ruleCode;
}
