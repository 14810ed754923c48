import { decodeCursor, pageOf, pageSize } from '../../../kernel/cursor';
import type { Routes } from '../../../kernel/route';
import type { Deps } from '../../../deps';
import { addressOf } from './file';
import { linesOf, totalsOf } from './lines';
import { words } from './words';

export function statementRoutes({
  config,
}: Deps): Pick<Routes<'points'>, 'points.statement' | 'points.statementFile'> {
  return {
    'points.statement': async ({ db, user, input }) => {
      const size = pageSize(input.size);
      const [at = 0, entry = 0] = input.cursor ? decodeCursor(input.cursor, 2) : [];
      const totals = await totalsOf(db, user.id, input.month);
      const lines = await linesOf(db, user.id, input.month, totals.opening, size + 1, { at, entry });
      const page = pageOf(
        lines,
        size,
        (line) => line,
        (line) => [line.at, line.entry],
      );
      return { month: input.month, ...totals, ...page };
    },

    'points.statementFile': ({ user, input, now }) =>
      Promise.resolve({
        path: addressOf(config.APP_SECRET, user.id, input.month, now),
        name: words.file(user.name, input.month),
      }),
  };
}
