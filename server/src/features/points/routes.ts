import { DAY } from '@jishan/shared/calendar';
import type { Deps } from '../../deps';
import type { Routes } from '../../kernel/route';
import { debtOf } from './credit';
import { readLines, readMonth, readNotices } from './lines';
import { expiringOf } from './lots';
import { explain } from './reason';
import { balanceOf, honourOf, pendingOf } from './service';
import { statementRoutes } from './statement/routes';

/** What expires later than this worries nobody today. */
const EXPIRY_SHOWN = 365 * DAY;

export function pointsRoutes(deps: Deps): Routes<'points'> {
  return {
    'points.summary': async ({ db, user, now }) => {
      const [balance, held, expiring, owed, honour] = await Promise.all([
        balanceOf(db, user.id),
        pendingOf(db, user.id),
        expiringOf(db, user.id, now + EXPIRY_SHOWN),
        debtOf(db, user.id),
        honourOf(db, user.id, now),
      ]);
      return { balance, ...held, expiring, owed, today: honour.day, honour };
    },
    'points.month': ({ db, user, input, now }) => readMonth(db, user.id, input, now),
    'points.lines': ({ db, user, input }) => readLines(db, user.id, input),
    'points.notices': ({ db, user, input }) => readNotices(db, user.id, input),
    ...statementRoutes(deps),
    'points.reason': ({ db, user, input, now }) => explain(db, deps.photos, user.id, input.transferId, now),
  };
}
