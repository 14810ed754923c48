import type { Db } from '../../kernel/database';
import { membersOf } from '../../shops';
import { tell, tellAll } from '../../inbox';

interface News {
  orderId: number;
  /** What has happened, once in the life of an order. */
  what: 'placed' | 'cancelled' | 'ready' | 'refused' | 'expired' | 'undone';
  text: string;
  now: number;
}

export const tellBuyer = (db: Db, userId: number, { orderId, what, text, now }: News) =>
  tell(db, { userId, cause: `order:${orderId}:${what}`, kind: 'order', text, subjectId: orderId, now });

/** Tells everybody who works there. */
export async function tellShop(
  db: Db,
  merchantId: number,
  { orderId, what, text, now }: News,
): Promise<void> {
  const members = await membersOf(db, merchantId);
  await tellAll(
    db,
    members.map(({ userId }) => ({
      ...{ userId, cause: `order:${orderId}:${what}`, kind: 'shop_order' as const },
      ...{ text, subjectId: merchantId, now },
    })),
  );
}
