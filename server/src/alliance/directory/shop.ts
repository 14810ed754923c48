import type { Reply } from '@jishan/shared/api';
import { dayOf } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { isSettled, type User } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { readMerchant, roleAt, type Merchant } from '../../shops';
import type { PhotoStore } from '../../photos';
import { honourOfMerchant } from '../../book';

type ShopPage = Reply<'alliance.get'>;

/** A shop that everybody may see: one that is open, paused, or has left; others are not there. */
export async function readShown(db: Db, merchantId: number): Promise<Merchant & Shown> {
  const merchant = await readMerchant(db, merchantId);
  const { state, joinedAt } = merchant;
  if ((state !== 'open' && state !== 'paused' && state !== 'left') || joinedAt === null)
    throw new Refusal('NOT_FOUND', 'merchantId');
  return { ...merchant, state, joinedAt };
}

interface Shown {
  state: ShopPage['state'];
  joinedAt: number;
}

export async function shopPage(
  db: Db,
  photos: PhotoStore,
  user: User | null,
  merchantId: number,
  now: number,
): Promise<ShopPage> {
  const shop = await readShown(db, merchantId);
  const community = await db.row<{ name: string }>(
    sql`SELECT name FROM regions WHERE id = ${shop.communityId}`,
  );
  const mine = user !== null && (await roleAt(db, shop.id, user.id)) !== null;
  return {
    ...shop,
    lat: shop.latE6 / 1e6,
    lng: shop.lngE6 / 1e6,
    hours: JSON.parse(shop.hours) as ShopPage['hours'],
    photos: photos.parse(shop.photos).map((photo) => photos.view(photo, true, now)),
    community: community?.name ?? '',
    honour: await honourOfMerchant(db, shop.id, now),
    mine,
    mayThank: user !== null && isSettled(user) && !mine && !(await hasThanked(db, shop.id, user.id, now)),
  };
}

async function hasThanked(db: Db, merchantId: number, userId: number, now: number): Promise<boolean> {
  const row = await db.row(
    sql`SELECT 1 FROM merchant_thanks WHERE merchant_id = ${merchantId} AND author_id = ${userId} AND day = ${dayOf(now)}`,
  );
  return row !== undefined;
}
