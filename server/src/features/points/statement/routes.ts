import type { Routes } from '../../../kernel/route';
import type { Deps } from '../../../deps';
import { addressOf } from './file';
import { statementOf } from './lines';
import { words } from './words';

export function statementRoutes({
  config,
}: Deps): Pick<Routes<'points'>, 'points.statement' | 'points.statementFile'> {
  return {
    'points.statement': ({ db, user, input }) => statementOf(db, { kind: 'resident', id: user.id }, input),
    'points.statementFile': ({ user, input, now }) =>
      Promise.resolve({
        path: addressOf(config.APP_SECRET, { kind: 'resident', id: user.id }, input.month, now),
        name: words.file(user.name, input.month),
      }),
  };
}
