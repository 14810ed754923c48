import type { Routes } from '../../kernel/route';
import { changeSettings } from './change';
import { settingsHistory, listSettings } from './lists';

export function settingsRoutes(): Routes<'settings'> {
  return {
    'settings.list': ({ db, user, input }) => listSettings(db, user, input),
    'settings.change': ({ db, user, input, now }) => changeSettings(db, user, input, now),
    'settings.history': ({ db, user, input }) => settingsHistory(db, user, input),
  };
}
