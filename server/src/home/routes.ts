import type { PhotoStore } from '../photos';
import { isStaff } from '../kernel/identity';
import type { Routes } from '../kernel/route';
import { purseOf } from '../book';
import { boardCounts, hasWritten, newestPosts } from '../deeds';
import type { Waitings } from '../desk';
import { newsOf } from '../inbox';
import { honourBoard, placeOnBoard } from '../people';
import { allowancesOf, ruleView } from '../rules';
import { deskOf } from './desk';
import { lunarDay } from './lunar';
import { mineOf } from './mine';
import { shopsToday } from './own-shops';
import { ringRules } from './rings';

const TOP = 3;
const LATEST = { scope: 'community', size: 3 } as const;
const MONTH_IN_TOWN = { period: 'month', scope: 'town' } as const;

/** `waitings`: how much of each kind waits for a member of staff. */
export function homeRoutes({ photos }: { photos: PhotoStore }, waitings: Waitings): Routes<'home'> {
  const rings = ringRules();
  const newest = newestPosts(photos);
  const counts = boardCounts();
  const board = honourBoard();
  const place = placeOnBoard();
  return {
    'home.summary': async ({ db, user, now }) => {
      // Reads that need nothing of each other run side by side on the pool: a call that only reads has no transaction, so
      // nothing here must be one snapshot.
      const purse = purseOf(db, user.id, now);
      const [{ balance, inNotice, honour }, shown, boards, top, mine, latest, desk, shops, news] =
        await Promise.all([
          purse,
          rings(db, user, now).then(async (rules) => {
            const left = await allowancesOf(db, user.id, rules, now);
            return rules.map((rule) => ruleView(rule, left.get(rule.code) ?? null));
          }),
          counts(db, user, now),
          board(db, user, { ...MONTH_IN_TOWN, size: TOP }, now),
          purse.then(({ honour: { month } }) => place(db, user, MONTH_IN_TOWN, month, now)),
          newest.cards(db, user, LATEST, now),
          isStaff(user) ? deskOf(db, waitings, user, now) : null,
          shopsToday(db, user.id, now),
          newsOf(db, user.id),
        ]);
      // Asked only of those who have nothing: for everybody else it is answered.
      const hasNothing = balance === 0 && inNotice === 0 && honour.year === 0;
      const isNew = hasNothing && !(await hasWritten(db, user.id));
      return {
        lunar: lunarDay(now),
        news,
        balance,
        inNotice,
        today: honour.day,
        honourMonth: honour.month,
        // A rule without any cap is counted once: nobody earns without end.
        canEarn: shown.reduce((sum, { points, allowance }) => sum + points * (allowance?.left ?? 1), 0),
        rings: shown,
        boards,
        postsToday: boards.reduce((sum, board) => sum + board.today, 0),
        top: top.items,
        mine,
        latest,
        isNew,
        desk,
        shops,
      };
    },
    'home.mine': ({ db, user, now }) => mineOf(db, waitings, user, now),
  };
}
