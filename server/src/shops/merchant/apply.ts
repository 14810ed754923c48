import type { Input } from '@jishan/shared/api';
import { PACT } from '@jishan/shared/pact';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';
import { submitForReview, withdrawWaiting } from '../submission/submission';
import { applyProfile, profileOf } from './profile';
import { assertOwns, assertState, lockMerchant, recordEvent } from './shop-access';

/** A new shop, which nobody sees before staff have said yes. Gives its id. MERCHANT_WAITING while an earlier one of theirs waits. */
export async function applyToJoin(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { pact, ...given }: Input<'merchant.apply'>,
  now: number,
): Promise<number> {
  assertPact(pact);
  await assertNoneWaits(db, user.id);
  const { insertId: id } = await db.run(
    sql`INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence,
        pact_version, created_at) VALUES (${user.townId}, ${user.communityId}, ${given.name}, ${given.kind}, '', '', '', 0, 0, '[]', '', '[]', '[]', ${pact}, ${now})`,
  );
  await db.run(
    sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since) VALUES (${id}, ${user.id}, 'owner', 1, ${now})`,
  );
  await recordEvent(db, { merchantId: id, kind: 'applied', actorId: user.id, unitId: null, note: '', now });
  const made = await profileOf(db, photos, user, id, given);
  // Its people see what they wrote while it waits; nobody else sees an applied shop.
  await applyProfile(db, id, made.profile, made.photos);
  await submitForReview(db, user, {
    kind: 'merchant',
    subjectId: id,
    merchant: await lockMerchant(db, id),
    title: given.name,
    content: made.profile,
    photos: made.photos,
    now,
  });
  return id;
}

function assertPact(version: number | null): void {
  if (version !== PACT.version) throw new Refusal('PACT_OLD', 'pact');
}

/**
 * One application at a time from one person. Their own row is the lock, so that two at once make one shop. A shop that left
 * waits as what it is, so it is the application that says so.
 */
async function assertNoneWaits(db: Db, userId: number): Promise<void> {
  await db.row(sql`SELECT id FROM users WHERE id = ${userId} FOR UPDATE`);
  const waiting = await db.row(
    sql`SELECT w.id FROM merchant_members w FORCE INDEX (user) JOIN merchants m ON m.id = w.merchant_id
      WHERE w.user_id = ${userId} AND w.active = 1 AND w.role = 'owner' AND (m.state = 'applied' OR EXISTS (SELECT 1
        FROM submissions s FORCE INDEX (waits_once) WHERE s.kind = 'merchant' AND s.subject_id = m.id AND s.waiting = 1)) LIMIT 1`,
  );
  if (waiting) throw new Refusal('MERCHANT_WAITING');
}

/**
 * Proposes a new profile. What is shown stays as it is until staff have said yes. A shop that was refused, or has left,
 * applies again with it, and signs the pact as it is now. One that has left goes on serving what is open meanwhile.
 */
export async function changeProfile(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { merchantId, version, pact, ...given }: Input<'merchant.change'>,
  now: number,
): Promise<void> {
  await assertOwns(db, merchantId, user.id);
  const merchant = await lockMerchant(db, merchantId);
  assertState(merchant, 'open', 'paused', 'refused', 'left');
  if (merchant.version !== version) throw new Refusal('MERCHANT_CHANGED', 'version');
  const again = merchant.state === 'refused' || merchant.state === 'left';
  if (again) {
    assertPact(pact);
    await assertNoneWaits(db, user.id);
  }
  const made = await profileOf(db, photos, user, merchantId, given);
  if (again) {
    await withdrawWaiting(db, 'profile', merchantId, now);
    await db.run(sql`UPDATE merchants SET pact_version = ${pact} WHERE id = ${merchantId}`);
    if (merchant.joinedAt === null) {
      // Nobody has ever seen it but its own people, who see what they wrote.
      await applyProfile(db, merchantId, made.profile, made.photos);
      await db.run(sql`UPDATE merchants SET state = 'applied' WHERE id = ${merchantId}`);
    }
    await recordEvent(db, { merchantId, kind: 'applied', actorId: user.id, unitId: null, note: '', now });
  }
  await submitForReview(db, user, {
    kind: again ? 'merchant' : 'profile',
    subjectId: merchantId,
    merchant,
    title: given.name,
    content: made.profile,
    photos: made.photos,
    now,
  });
}
