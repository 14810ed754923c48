import { writtenOnce } from '../../kernel/reply';
import type { Routes } from '../../kernel/route';
import { honourOf } from '../../book';
import { rankedHouseholds } from './households';
import { honourBoard, placeOnBoard } from './rank';

export function rankingRoutes(): Routes<'ranking'> {
  const board = honourBoard();
  const place = placeOnBoard();
  return {
    'ranking.list': async ({ db, user, input, now }) =>
      writtenOnce('ranking.list', await board(db, user, input, now)),
    'ranking.mine': async ({ db, user, input, now }) => {
      const honour = await honourOf(db, user.id, now);
      return place(db, user, input, honour[input.period], now);
    },
    'ranking.households': ({ db, user, input, now }) => rankedHouseholds(db, user, input, now),
  };
}
