import type { Input, Reply } from '@jishan/shared/api';
import { DAY } from '@jishan/shared/calendar';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import { scopeFilter, type SettledUser, type StaffUser } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import { raw, sql } from '../../kernel/sql';
import {
  decideCase,
  type DeskCase,
  type CaseKind,
  circleOf,
  hasPart,
  partSql,
  type PartyColumns,
} from '../../desk';
import type { Merchant } from './merchant';
import { toPeople } from './reviewable';
import { assertOwns, assertState, findMerchant, lockMerchant, lockRow, recordEvent } from './shop-access';
import { words } from './words';

/** How long an owner may appeal, and how long the answer may take. */
const APPEAL_WITHIN = 15 * DAY;
const ANSWER_WITHIN = 15 * DAY;

type Decided = Merchant & DeskCase;

/** Shops at the desk: not of those who have a part in one. */
const shopKind: CaseKind<Decided> = {
  kind: 'shop',
  field: 'merchantId',
  lock: lockRow,
  read: async (db, id, circle) => {
    const merchant = await findMerchant(db, id);
    const part = hasPart(circle, { shops: [id] }) ? 1 : 0;
    return merchant && { ...merchant, gridId: null, part };
  },
  partCode: () => 'SUBMISSION_OWN_SHOP',
  // What may be done to a shop depends on what is done.
  assertOpen: () => undefined,
};

const move = (db: Db, merchantId: number, state: Merchant['state']) =>
  db.run(sql`UPDATE merchants SET state = ${state}, version = version + 1 WHERE id = ${merchantId}`);

/** Hides a shop; its vouchers are returned by the sweep, its people read why. */
export const suspendShop = (
  db: Db,
  user: StaffUser,
  { merchantId, version, reason }: Input<'merchant.suspend'>,
  now: number,
): Promise<void> =>
  decideCase(db, shopKind, user, merchantId, now, async (merchant) => {
    if (merchant.version !== version) throw new Refusal('MERCHANT_CHANGED', 'version');
    assertState(merchant, 'open', 'paused');
    await move(db, merchantId, 'suspended');
    const event = await recordEvent(db, {
      ...{ merchantId, kind: 'suspended', actorId: user.id, unitId: user.scope.id, note: reason, now },
    });
    const text = words.suspended(merchant.name, reason);
    const messages = await toPeople(db, merchantId, `merchant-event:${event}`, text, now);
    return { reply: undefined, decision: 'suspend', after: 'suspended', note: reason, messages };
  });

/** Lifts a suspension. An appeal that was open got what it asked for. */
export const restoreShop = (
  db: Db,
  user: StaffUser,
  { merchantId, version, reason }: Input<'merchant.restore'>,
  now: number,
): Promise<void> =>
  decideCase(db, shopKind, user, merchantId, now, async (merchant) => {
    if (merchant.version !== version) throw new Refusal('MERCHANT_CHANGED', 'version');
    assertState(merchant, 'suspended');
    await db.run(
      sql`UPDATE merchant_appeals SET state = 'upheld', decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, answer = ${reason}, decided_at = ${now}
        WHERE merchant_id = ${merchantId} AND state = 'open'`,
    );
    const text = words.restored(merchant.name, reason);
    const messages = await reopen(db, user, merchantId, reason, text, now);
    return { reply: undefined, decision: 'restore', after: 'open', note: reason, messages };
  });

/** Opens a suspended shop again; gives what its people are told. */
async function reopen(db: Db, user: StaffUser, merchantId: number, note: string, text: string, now: number) {
  await move(db, merchantId, 'open');
  const event = await recordEvent(db, {
    ...{ merchantId, kind: 'restored', actorId: user.id, unitId: user.scope.id, note, now },
  });
  return toPeople(db, merchantId, `merchant-event:${event}`, text, now);
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
      sql`INSERT INTO merchant_appeals (suspension_id, merchant_id, town_id, community_id, appellant_id, body, created_at, deadline_at)
        VALUES (${suspension.id}, ${merchantId}, ${merchant.townId}, ${merchant.communityId}, ${user.id}, ${body}, ${now}, ${now + ANSWER_WITHIN})`,
    )
    .catch((error: unknown) => {
      throw isDuplicate(error) ? new Refusal('APPEALED_ALREADY') : error;
    });
  await recordEvent(db, { merchantId, kind: 'appealed', actorId: user.id, unitId: null, note: body, now });
}

async function lastSuspension(db: Db, merchantId: number) {
  const event = await db.row<{ id: number; at: number }>(
    sql`SELECT id, created_at AS at FROM merchant_events WHERE merchant_id = ${merchantId} AND kind = 'suspended' ORDER BY id DESC LIMIT 1`,
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
  at: number;
  deadlineAt: number;
  part: 0 | 1;
}

/** Of appeals as `a` and suspensions as `e`: the shop, and who suspended it. */
const APPEAL_PARTIES = { people: ['e.actor_id'], shops: ['a.merchant_id'] } satisfies PartyColumns;

/** Open appeals of the staff member's region, oldest first. */
export async function shopAppealQueue(
  db: Db,
  user: StaffUser,
  input: Input<'merchant.appeals'>,
  now: number,
): Promise<Reply<'merchant.appeals'>> {
  // Shops lie in communities: a grid's staff see those of none.
  const { column, id } = scopeFilter(user);
  const page = keyset(input, { by: ['a.created_at', 'a.id'] });
  if (column === 'grid_id') return { items: [], next: null };
  const part = partSql(await circleOf(db, user.id, now), APPEAL_PARTIES);
  const rows = await db.rows<AppealRow>(
    sql`SELECT a.id, a.merchant_id AS merchantId, m.name, a.body, e.note AS reason, u.name AS suspendedBy, a.created_at AS at,
        a.deadline_at AS deadlineAt, ${part} AS part
      FROM merchant_appeals a JOIN merchants m ON m.id = a.merchant_id JOIN merchant_events e ON e.id = a.suspension_id
        JOIN users u FORCE INDEX (PRIMARY) ON u.id = e.actor_id
      WHERE a.${raw(column)} = ${id} AND a.state = 'open' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => ({ ...row, mayDecide: row.part === 0 }),
    (row) => [row.at, row.id],
  );
}

type Appealed = DeskCase & {
  merchantId: number;
  name: string;
  shopState: Merchant['state'];
  unit: string | null;
};

/** Appeals of suspended shops at the desk. The shop's lock is that of its appeals, as of every other change of it. */
const shopAppealKind: CaseKind<Appealed> = {
  kind: 'shop-appeal',
  field: 'appealId',
  lock: async (db, id) => {
    const found = await db.row<{ merchantId: number }>(
      sql`SELECT merchant_id AS merchantId FROM merchant_appeals WHERE id = ${id}`,
    );
    if (found) await lockRow(db, found.merchantId);
  },
  read: (db, id, circle) =>
    db.row<Appealed>(
      sql`SELECT a.id, a.town_id AS townId, a.community_id AS communityId, NULL AS gridId, a.state, a.merchant_id AS merchantId,
          m.name, m.state AS shopState, d.unit, ${partSql(circle, APPEAL_PARTIES)} AS part
        FROM merchant_appeals a JOIN merchants m ON m.id = a.merchant_id JOIN merchant_events e ON e.id = a.suspension_id
          LEFT JOIN regions d ON d.id = a.decided_unit_id WHERE a.id = ${id}`,
    ),
  partCode: ({ merchantId }, { shops }) =>
    shops.includes(merchantId) ? 'SUBMISSION_OWN_SHOP' : 'DECIDE_OTHER',
  assertOpen: ({ state, unit }) => {
    if (state !== 'open') throw refuse('ALREADY_DECIDED', { unit: unit ?? '' }, 'appealId');
  },
};

/** Decided by somebody else than who suspended; upheld, the shop is open again. */
export const decideShopAppeal = (
  db: Db,
  user: StaffUser,
  { appealId, uphold, answer }: Input<'merchant.decide'>,
  now: number,
): Promise<void> =>
  decideCase(db, shopAppealKind, user, appealId, now, async ({ merchantId, name, shopState }) => {
    const after = uphold ? 'upheld' : 'dismissed';
    await db.run(
      sql`UPDATE merchant_appeals SET state = ${after}, decided_by = ${user.id}, decided_unit_id = ${user.scope.id}, answer = ${answer}, decided_at = ${now} WHERE id = ${appealId}`,
    );
    const messages =
      uphold && shopState === 'suspended'
        ? await reopen(db, user, merchantId, answer, words.upheld(name, answer), now)
        : await stays(db, user, merchantId, answer, words.dismissed(name, answer), now);
    return { reply: undefined, decision: uphold ? 'uphold' : 'dismiss', after, note: answer, messages };
  });

/** The suspension stays; gives what the shop's people are told. */
async function stays(db: Db, user: StaffUser, merchantId: number, note: string, text: string, now: number) {
  const event = await recordEvent(db, {
    ...{ merchantId, kind: 'dismissed', actorId: user.id, unitId: user.scope.id, note, now },
  });
  return toPeople(db, merchantId, `merchant-event:${event}`, text, now);
}
