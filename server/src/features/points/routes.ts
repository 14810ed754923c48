import { DAY } from '@jishan/shared/calendar';
import type { Deps } from '../../deps';
import type { Db } from '../../kernel/database';
import type { Routes } from '../../kernel/route';
import { debtOf } from './credit';
import { readLines, readMonth, readNotices } from './lines';
import { expiringOf } from './lots';
import { explain } from './reason';
import { balanceOf, honourOf } from './service';

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
    'points.reason': ({ db, user, input, now }) => explain(db, deps.photos, user.id, input.transferId, now),
  };
}

/** A resident's points that are there but not spendable, by what holds them. */
async function pendingOf(db: Db, residentId: number): Promise<{ inNotice: number; setAside: number }> {
  const rows = await db.rows<{ kind: 'notice' | 'spend'; points: number }>(
    "SELECT kind, SUM(amount) AS points FROM holds WHERE resident_id = ? AND state = 'pending' GROUP BY kind",
    [residentId],
  );
  const of = (kind: 'notice' | 'spend') => rows.find((row) => row.kind === kind)?.points ?? 0;
  return { inNotice: of('notice'), setAside: of('spend') };
}
