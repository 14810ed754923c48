import type { Db } from '../../kernel/database';
import { membersOf } from '../merchant/service';
import { tell, tellAll } from '../message/service';

interface News {
  orderId: number;
  /** What has happened, once in the life of an order. */
  what: 'placed' | 'cancelled' | 'ready' | 'refused' | 'expired' | 'undone';
  text: string;
  now: number;
}

const message = (userId: number, { orderId, what, text, now }: News) => ({
  ...{ userId, cause: `order:${orderId}:${what}`, kind: 'alliance' as const },
  ...{ text, subjectId: orderId, now },
});

export const tellBuyer = (db: Db, buyerId: number, news: News) => tell(db, message(buyerId, news));

/** Tells everybody who works there. */
export async function tellShop(db: Db, merchantId: number, news: News): Promise<void> {
  const members = await membersOf(db, merchantId);
  await tellAll(
    db,
    members.map(({ userId }) => message(userId, news)),
  );
}
