import type { Routes } from '../kernel/route';
import { townFigures } from './figures/town-figures';
import { settingsRoutes } from './settings/routes';

export function townRoutes(): Routes<'settings'> & Pick<Routes<'figures'>, 'figures.town'> {
  return {
    ...settingsRoutes(),
    'figures.town': ({ db, user, now }) => townFigures(db, user.townId, now),
  };
}
