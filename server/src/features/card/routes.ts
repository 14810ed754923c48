import type { Deps } from '../../deps';
import type { Routes } from '../../kernel/route';
import { claim, claimable } from './claim';
import { design, end } from './design';
import { grant } from './grant';
import { figures, given, holders, ofShop, toGrant } from './lists';
import { mine, show } from './mine';

export function cardRoutes(deps: Pick<Deps, 'codes'>): Routes<'card'> {
  return {
    'card.design': ({ db, user, input, now }) => design(db, user, input, now),
    'card.end': ({ db, user, input, now }) => end(db, user, input.cardId, now),
    'card.ofShop': ({ db, user, input, now }) => ofShop(db, user, input, now),
    'card.given': ({ db, user, input }) => given(db, user, input),
    'card.toGrant': ({ db, user, input, now }) => toGrant(db, user, input, now),
    'card.holders': ({ db, user, input, now }) => holders(db, user, input, now),
    'card.grant': ({ db, user, input, now }) => grant(db, user, input, now),
    'card.claimable': ({ db, user, input, now }) => claimable(db, user, input, now),
    'card.claim': ({ db, user, input, now }) => claim(db, user, input, now),
    'card.mine': ({ db, user, input, now }) => mine(db, user, input, now),
    'card.show': show(deps),
    'card.figures': ({ db, user }) => figures(db, user),
  };
}
