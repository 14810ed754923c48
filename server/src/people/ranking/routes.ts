import type { Routes } from '../../kernel/route';
import { rankedHouseholds } from './households';
import { honourBoard, placeOnBoard } from './rank';

export function rankingRoutes(): Routes<'ranking'> {
  const board = honourBoard();
  const place = placeOnBoard();
  return {
    'ranking.list': ({ db, user, input, now }) => board(db, user, input, now),
    'ranking.mine': ({ db, user, input, now }) => place(db, user, input, now),
    'ranking.households': ({ db, user, input, now }) => rankedHouseholds(db, user, input, now),
  };
}
