import type { Reply } from '@jishan/shared/api';
import { purseOf } from '../book';
import { ownPosts } from '../deeds';
import type { Waitings } from '../desk';
import { unreadOf } from '../inbox';
import type { Db } from '../kernel/database';
import { isStaff, type SettledUser } from '../kernel/identity';
import { ownFamily } from '../people';
import { claimableCards, heldBy, ordersWaitingAt } from '../trade';
import { countersOf } from './own-shops';

/** The numbers on one's own page. They need nothing of each other, so they are read side by side. */
export async function mineOf(
  db: Db,
  waitings: Waitings,
  user: SettledUser,
  now: number,
): Promise<Reply<'home.mine'>> {
  const [unread, { balance, inNotice }, posts, held, claimable, household, shops, waiting] =
    await Promise.all([
      unreadOf(db, user.id),
      purseOf(db, user.id, now),
      ownPosts(db, user.id),
      heldBy(db, user.id, now),
      claimableCards(db, user, {}, now),
      ownFamily(db, user.id),
      countersOf(db, user.id).then((all) =>
        Promise.all(
          all.map(async ({ id, name }) => ({ id, name, placed: (await ordersWaitingAt(db, id)).placed })),
        ),
      ),
      isStaff(user) ? waitings.waiting(db, user, now) : null,
    ]);
  return {
    ...{ unread, balance, inNotice, posts, household, shops, waiting },
    ...{ vouchers: held.vouchers, orders: held.orders },
    cards: { held: held.cards, claimable: claimable.items.length },
  };
}
