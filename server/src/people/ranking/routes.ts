import type { Routes } from '../../kernel/route';
import { rankedHouseholds } from './households';
import { ownPlace, rankedResidents } from './rank';

export function rankingRoutes(): Routes<'ranking'> {
  return {
    'ranking.list': ({ db, user, input, now }) => rankedResidents(db, user, input, now),
    'ranking.mine': ({ db, user, input, now }) => ownPlace(db, user, input, now),
    'ranking.households': ({ db, user, input, now }) => rankedHouseholds(db, user, input, now),
  };
}
