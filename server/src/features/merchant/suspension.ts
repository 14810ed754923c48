import type { Input, Reply } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { covers, scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import type { Merchant } from './entities';
import { tellPeople } from './reviewable';
import { assertOwns, assertState, lockMerchant, placeOfMerchant, recordEvent, roleAt } from './service';
import { words } from './words';

/** How long an owner may appeal, and how long the answer may take. */
const APPEAL_WITHIN = 15 * DAY;
const ANSWER_WITHIN = 15 * DAY;

/** A shop that a staff member may decide about, locked: of their region, and not one where they work. */
async function lockFor(db: Db, user: StaffUser, merchantId: number, version: number): Promise<Merchant> {
  const merchant = await lockMerchant(db, merchantId);
  await assertMayDecide(db, user, merchant);
  if (merchant.version !== version) throw new Refusal('MERCHANT_CHANGED', 'version');
  return merchant;
}

async function assertMayDecide(db: Db, user: StaffUser, merchant: Merchant): Promise<void> {
  if (!covers(user, placeOfMerchant(merchant))) throw new Refusal('OUT_OF_SCOPE', 'merchantId');
  if (await roleAt(db, merchant.id, user.id)) throw new Refusal('SUBMISSION_OWN_SHOP', 'merchantId');
}

const move = (db: Db, merchantId: number, state: Merchant['state']) =>
  db.run('UPDATE merchants SET state = ?, version = version + 1 WHERE id = ?', [state, merchantId]);

/** Hides a shop; its vouchers are returned by the sweep, its people read why. */
export async function suspend(
  db: Db,
  user: StaffUser,
  { merchantId, version, reason }: Input<'merchant.suspend'>,
  now: number,
): Promise<void> {
  const merchant = await lockFor(db, user, merchantId, version);
  assertState(merchant, 'open', 'paused');
  await move(db, merchantId, 'suspended');
  const event = await recordEvent(db, {
    ...{ merchantId, kind: 'suspended', actorId: user.id, unitId: user.scope.id, note: reason, now },
  });
  await tellPeople(db, merchantId, `merchant-event:${event}`, words.suspended(merchant.name, reason), now);
}

/** Lifts a suspension. An appeal that was open got what it asked for. */
export async function restore(
  db: Db,
  user: StaffUser,
  { merchantId, version, reason }: Input<'merchant.restore'>,
  now: number,
): Promise<void> {
  const merchant = await lockFor(db, user, merchantId, version);
  assertState(merchant, 'suspended');
  await db.run(
    `UPDATE merchant_appeals SET state = 'upheld', decided_by = ?, decided_unit_id = ?, answer = ?, decided_at = ?
      WHERE merchant_id = ? AND state = 'open'`,
    [user.id, user.scope.id, reason, now, merchantId],
  );
  await reopen(db, user, merchant, reason, words.restored(merchant.name, reason), now);
}

async function reopen(db: Db, user: StaffUser, merchant: Merchant, note: string, text: string, now: number) {
  await move(db, merchant.id, 'open');
  const event = await recordEvent(db, {
    ...{ merchantId: merchant.id, kind: 'restored', actorId: user.id, unitId: user.scope.id, note, now },
  });
  await tellPeople(db, merchant.id, `merchant-event:${event}`, text, now);
}

/** Once for each suspension. */
export async function appealSuspension(
  db: Db,
  user: SettledUser,
  { merchantId, body }: Input<'merchant.appeal'>,
  now: number,
): Promise<void> {
  await assertOwns(db, merchantId, user.id);
  const merchant = await lockMerchant(db, merchantId);
  assertState(merchant, 'suspended');
  const suspension = await lastSuspension(db, merchantId);
  if (suspension.at + APPEAL_WITHIN <= now) throw new Refusal('NOT_APPEALABLE', 'merchantId');
  await db
    .run(
      `INSERT INTO merchant_appeals (suspension_id, merchant_id, town_id, community_id, appellant_id, body, created_at, deadline_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[suspension.id, merchantId, merchant.townId, merchant.communityId, user.id, body],
        ...[now, now + ANSWER_WITHIN],
      ],
    )
    .catch((error: unknown) => {
      throw isDuplicate(error) ? new Refusal('APPEALED_ALREADY') : error;
    });
  await recordEvent(db, { merchantId, kind: 'appealed', actorId: user.id, unitId: null, note: body, now });
}

async function lastSuspension(db: Db, merchantId: number) {
  const event = await db.row<{ id: number; at: number }>(
    `SELECT id, created_at AS at FROM merchant_events WHERE merchant_id = ? AND kind = 'suspended' ORDER BY id DESC LIMIT 1`,
    [merchantId],
  );
  if (!event) throw new Error(`merchant ${merchantId} was suspended by nobody`);
  return event;
}

interface AppealRow {
  id: number;
  merchantId: number;
  name: string;
  body: string;
  reason: string;
  suspendedBy: string;
  suspenderId: number;
  at: number;
  deadlineAt: number;
  works: 0 | 1;
}

const SELECT_APPEAL = `SELECT a.id, a.merchant_id AS merchantId, m.name, a.body, e.note AS reason, u.name AS suspendedBy,
    e.actor_id AS suspenderId, a.created_at AS at, a.deadline_at AS deadlineAt, w.id IS NOT NULL AS works
  FROM merchant_appeals a JOIN merchants m ON m.id = a.merchant_id JOIN merchant_events e ON e.id = a.suspension_id
    JOIN users u FORCE INDEX (PRIMARY) ON u.id = e.actor_id
    LEFT JOIN merchant_members w FORCE INDEX (once) ON w.merchant_id = a.merchant_id AND w.user_id = ? AND w.active = 1`;

/** Open appeals of the staff member's region, oldest first. */
export async function appealQueue(
  db: Db,
  user: StaffUser,
  input: Input<'merchant.appeals'>,
): Promise<Reply<'merchant.appeals'>> {
  const size = pageSize(input.size);
  // Shops lie in communities: a grid's staff see those of none.
  const { column, id } = scopeFilter(user);
  const [at = 0, after = 0] = input.cursor ? decodeCursor(input.cursor, 2) : [];
  if (column === 'grid_id') return { items: [], next: null };
  const rows = await db.rows<AppealRow>(
    `${SELECT_APPEAL} WHERE a.${column} = ? AND a.state = 'open' AND a.created_at >= ? AND (a.created_at > ? OR a.id > ?)
      ORDER BY a.created_at, a.id LIMIT ?`,
    [user.id, id, at, at, after, size + 1],
  );
  return pageOf(
    rows,
    size,
    ({ works, suspenderId, ...row }) => ({ ...row, mayDecide: works === 0 && suspenderId !== user.id }),
    ({ at: placed, id: last }) => [placed, last],
  );
}

/** Decided by somebody else than who suspended; upheld, the shop is open again. */
export async function decideAppeal(
  db: Db,
  user: StaffUser,
  { appealId, uphold, answer }: Input<'merchant.decide'>,
  now: number,
): Promise<void> {
  const found = await db.row<{ merchantId: number }>(
    'SELECT merchant_id AS merchantId FROM merchant_appeals WHERE id = ?',
    [appealId],
  );
  if (!found) throw new Refusal('NOT_FOUND', 'appealId');
  // The shop's lock comes first, as in every other change of it; the appeal is decided under it.
  const merchant = await lockMerchant(db, found.merchantId);
  await assertMayDecide(db, user, merchant);
  const appeal = await db.row<AppealRow>(`${SELECT_APPEAL} WHERE a.id = ?`, [user.id, appealId]);
  if (appeal?.suspenderId === user.id) throw new Refusal('DECIDE_OTHER', 'appealId');
  const { affectedRows } = await db.run(
    `UPDATE merchant_appeals SET state = ?, decided_by = ?, decided_unit_id = ?, answer = ?, decided_at = ?
      WHERE id = ? AND state = 'open'`,
    [uphold ? 'upheld' : 'dismissed', user.id, user.scope.id, answer, now, appealId],
  );
  if (affectedRows !== 1) throw await decidedBefore(db, appealId);
  if (uphold && merchant.state === 'suspended') {
    await reopen(db, user, merchant, answer, words.upheld(merchant.name, answer), now);
    return;
  }
  const event = await recordEvent(db, {
    ...{
      merchantId: merchant.id,
      kind: 'dismissed',
      actorId: user.id,
      unitId: user.scope.id,
      note: answer,
      now,
    },
  });
  await tellPeople(db, merchant.id, `merchant-event:${event}`, words.dismissed(merchant.name, answer), now);
}

async function decidedBefore(db: Db, appealId: number): Promise<Refusal> {
  const row = await db.row<{ unit: string }>(
    'SELECT r.unit FROM merchant_appeals a JOIN regions r ON r.id = a.decided_unit_id WHERE a.id = ?',
    [appealId],
  );
  return refuse('ALREADY_DECIDED', { unit: row?.unit ?? '' }, 'appealId');
}
