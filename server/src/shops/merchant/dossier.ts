import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type SettledUser } from '../../kernel/identity';
import { raw, sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { latestSubmission } from '../submission/submission';
import type { Merchant, MerchantRole } from './merchant';
import { membersOf, placeOfMerchant, readMerchant, roleAt } from './shop-access';

type MerchantFile = Reply<'merchant.file'>;

/** How much of a shop's history its file shows. */
const EVENTS = 50;

/** A shop with its phone and licence, for its own people and the staff of its region; NOT_FOUND for all others. */
export async function dossierOf(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  merchantId: number,
  now: number,
): Promise<MerchantFile> {
  const merchant = await readMerchant(db, merchantId);
  const role = await roleAt(db, merchantId, user.id);
  if (!role && !covers(user, placeOfMerchant(merchant))) throw new Refusal('NOT_FOUND', 'merchantId');
  const view = (text: string) => photos.parse(text).map((photo) => photos.view(photo, false, now));
  const { latE6, lngE6, redeemed: _r, thanks: _t, townId: _w, communityId, ...rest } = merchant;
  const community = await db.row<{ name: string }>(sql`SELECT name FROM regions WHERE id = ${communityId}`);
  return {
    ...rest,
    lat: latE6 / 1e6,
    lng: lngE6 / 1e6,
    hours: JSON.parse(merchant.hours) as MerchantFile['hours'],
    photos: view(merchant.photos),
    licence: view(merchant.licence),
    community: community?.name ?? '',
    role,
    members: await membersOf(db, merchantId),
    invite: await inviteOf(db, merchant, role, now),
    submission: newer(
      // What a shop that left had proposed before waits for nobody: only its application does.
      merchant.state === 'left' ? undefined : await latestSubmission(db, 'profile', merchantId),
      await latestSubmission(db, 'merchant', merchantId),
    ),
    suspension: merchant.state === 'suspended' ? await suspensionOf(db, merchantId) : null,
    events: await eventsOf(db, merchantId),
  };
}

type Latest = Awaited<ReturnType<typeof latestSubmission>>;

const newer = (one: Latest, other: Latest) => ((one?.id ?? 0) > (other?.id ?? 0) ? one : other) ?? null;

/** Only the owner sees it, and only while it holds. */
async function inviteOf(db: Db, { id }: Merchant, role: MerchantRole | null, now: number) {
  if (role !== 'owner') return null;
  const row = await db.row<{ code: string; until: number }>(
    sql`SELECT invite_code AS code, invite_until AS until FROM merchants WHERE id = ${id} AND invite_code IS NOT NULL AND invite_until > ${now}`,
  );
  return row ?? null;
}

async function suspensionOf(db: Db, merchantId: number): Promise<MerchantFile['suspension']> {
  const event = await db.row<{ id: number; reason: string; unit: string; at: number }>(
    sql`SELECT e.id, e.note AS reason, r.unit, e.created_at AS at FROM merchant_events e JOIN regions r ON r.id = e.unit_id
      WHERE e.merchant_id = ${merchantId} AND e.kind = 'suspended' ORDER BY e.id DESC LIMIT 1`,
  );
  if (!event) throw new Error(`merchant ${merchantId} was suspended by nobody`);
  const { id, ...shown } = event;
  const appeal = await db.row<NonNullable<NonNullable<MerchantFile['suspension']>['appeal']>>(
    sql`SELECT id, body, state, answer, created_at AS at, deadline_at AS deadlineAt FROM merchant_appeals WHERE suspension_id = ${id}`,
  );
  return { ...shown, appeal: appeal ?? null };
}

const eventsOf = (db: Db, merchantId: number) =>
  db.rows<MerchantFile['events'][number]>(
    sql`SELECT e.id, e.kind, u.name AS actor, r.unit, e.note, e.created_at AS at
      FROM merchant_events e FORCE INDEX (merchant) JOIN users u ON u.id = e.actor_id LEFT JOIN regions r ON r.id = e.unit_id
      WHERE e.merchant_id = ${merchantId} ORDER BY e.id DESC LIMIT ${raw(EVENTS)}`,
  );
