import type { Routes } from '../../kernel/route';
import { change } from './change';
import { history, list } from './lists';

export function settingsRoutes(): Routes<'settings'> {
  return {
    'settings.list': ({ db, user, input }) => list(db, user, input),
    'settings.change': ({ db, user, input, now }) => change(db, user, input, now),
    'settings.history': ({ db, user, input }) => history(db, user, input),
  };
}
