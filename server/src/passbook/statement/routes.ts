import type { Routes } from '../../kernel/route';
import type { Config } from '../../kernel/config';
import { statementAddress } from './download';
import { statementOf } from './statement-lines';
import { statementWords } from './words';

export function statementRoutes({
  APP_SECRET,
}: Pick<Config, 'APP_SECRET'>): Pick<Routes<'points'>, 'points.statement' | 'points.statementFile'> {
  return {
    'points.statement': ({ db, user, input }) => statementOf(db, { kind: 'resident', id: user.id }, input),
    'points.statementFile': ({ user, input, now }) =>
      Promise.resolve({
        path: statementAddress(APP_SECRET, { kind: 'resident', id: user.id }, input.month, now),
        name: statementWords.file(user.name, input.month),
      }),
  };
}
