import type { Input } from '@jishan/shared/api';
import { PACT } from '@jishan/shared/merchants';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import type { PhotoStore } from '../photo/service';
import { submit } from '../submission/service';
import { applyProfile, profileOf } from './profile';
import { assertOwns, assertState, lockMerchant, recordEvent } from './service';

/** A new shop, which nobody sees before staff have said yes. Gives its id. */
export async function applyToJoin(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { pact, ...given }: Input<'merchant.apply'>,
  now: number,
): Promise<number> {
  if (pact !== PACT.version) throw new Refusal('PACT_OLD', 'pact');
  const { insertId: id } = await db.run(
    `INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence,
        pact_version, created_at) VALUES (?, ?, ?, ?, '', '', '', 0, 0, '[]', '', '[]', '[]', ?, ?)`,
    [user.townId, user.communityId, given.name, given.kind, pact, now],
  );
  await db.run(
    "INSERT INTO merchant_members (merchant_id, user_id, role, active, since) VALUES (?, ?, 'owner', 1, ?)",
    [id, user.id, now],
  );
  await recordEvent(db, { merchantId: id, kind: 'applied', actorId: user.id, unitId: null, note: '', now });
  const made = await profileOf(db, photos, user, id, given);
  // Its people see what they wrote while it waits; nobody else sees an applied shop.
  await applyProfile(db, id, made.profile, made.photos);
  await submit(db, user, {
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

/** Proposes a new profile; a refused shop applies again with it. What is shown stays as it is until staff have said yes. */
export async function changeProfile(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  { merchantId, version, ...given }: Input<'merchant.change'>,
  now: number,
): Promise<void> {
  await assertOwns(db, merchantId, user.id);
  const merchant = await lockMerchant(db, merchantId);
  assertState(merchant, 'open', 'paused', 'refused');
  if (merchant.version !== version) throw new Refusal('MERCHANT_CHANGED', 'version');
  const made = await profileOf(db, photos, user, merchantId, given);
  const again = merchant.state === 'refused';
  if (again) {
    await applyProfile(db, merchantId, made.profile, made.photos);
    await db.run("UPDATE merchants SET state = 'applied' WHERE id = ?", [merchantId]);
    await recordEvent(db, { merchantId, kind: 'applied', actorId: user.id, unitId: null, note: '', now });
  }
  await submit(db, user, {
    kind: again ? 'merchant' : 'profile',
    subjectId: merchantId,
    merchant,
    title: given.name,
    content: made.profile,
    photos: made.photos,
    now,
  });
}
