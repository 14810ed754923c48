import { DAY } from '@jishan/shared/calendar';
import type { Config } from '../kernel/config';
import type { PhotoStore } from '../photos';
import type { Routes } from '../kernel/route';
import { debtOf, expiringOf, purseOf } from '../book';
import { readLines, readMonth, readNotices } from './book-lines';
import { explainLine } from './reason';
import { statementRoutes } from './statement/routes';

/** What expires later than this worries nobody today. */
const EXPIRY_SHOWN = 365 * DAY;

export function passbookRoutes({ config, photos }: { config: Config; photos: PhotoStore }): Routes<'points'> {
  return {
    'points.summary': async ({ db, user, now }) => {
      const [{ balance, inNotice, setAside, honour }, expiring, owed] = await Promise.all([
        purseOf(db, user.id, now),
        expiringOf(db, user.id, now + EXPIRY_SHOWN),
        debtOf(db, user.id),
      ]);
      return { balance, inNotice, setAside, expiring, owed, today: honour.day, honour };
    },
    'points.month': ({ db, user, input, now }) => readMonth(db, user.id, input, now),
    'points.lines': ({ db, user, input }) => readLines(db, user.id, input),
    'points.notices': ({ db, user, input }) => readNotices(db, user.id, input),
    ...statementRoutes(config),
    'points.reason': ({ db, user, input, now }) => explainLine(db, photos, user.id, input.transferId, now),
  };
}
