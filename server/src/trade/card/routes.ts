import type { Codes } from '../code/rolling-code';
import type { Routes } from '../../kernel/route';
import { claimCard, claimableCards } from './claim';
import { designCard, endCard } from './design';
import { grantCard } from './grant';
import { cardFigures, cardsGiven, cardHolders, cardsOfShop, cardsToGrant } from './lists';
import { myCards, showCard } from './my-cards';

export function cardRoutes(deps: { codes: Codes }): Routes<'card'> {
  return {
    'card.design': ({ db, user, input, now }) => designCard(db, user, input, now),
    'card.end': ({ db, user, input, now }) => endCard(db, user, input.cardId, now),
    'card.ofShop': ({ db, user, input, now }) => cardsOfShop(db, user, input, now),
    'card.given': ({ db, user, input }) => cardsGiven(db, user, input),
    'card.toGrant': ({ db, user, input, now }) => cardsToGrant(db, user, input, now),
    'card.holders': ({ db, user, input, now }) => cardHolders(db, user, input, now),
    'card.grant': ({ db, user, input, now }) => grantCard(db, user, input, now),
    'card.claimable': ({ db, user, input, now }) => claimableCards(db, user, input, now),
    'card.claim': ({ db, user, input, now }) => claimCard(db, user, input, now),
    'card.mine': ({ db, user, input, now }) => myCards(db, user, input, now),
    'card.show': showCard(deps),
    'card.figures': ({ db, user }) => cardFigures(db, user),
  };
}
