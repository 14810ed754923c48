import { LIMITS } from '@jishan/shared/limits';
import { shortName } from '@jishan/shared/names';
import { keyset } from '../../kernel/keyset';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { raw, sql } from '../../kernel/sql';
import { recordDecision, familyOf } from '../../desk';
import type { Presentable, Settled } from '../counter/presentable';
import { tell } from '../../inbox';
import { isNamed, type Audience } from './card';
import { holderUnnamed, ownShop, undoneText } from './words';

/* Uses of cards, as a shop's counter knows them. */

interface Use {
  id: number;
  holdingId: number;
  cardId: number;
  checkedAt: number;
  usedAt: number;
  undoneAt: number | null;
  userId: number;
  name: string;
  audience: Audience;
  title: string;
  clerk: string;
}

const selectUse = (
  index: string,
) => sql`SELECT x.id, x.holding_id AS holdingId, x.card_id AS cardId, x.checked_at AS checkedAt,
    x.used_at AS usedAt, x.undone_at AS undoneAt, h.user_id AS userId, u.name, c.audience, c.title, k.name AS clerk
  FROM card_uses x FORCE INDEX (${raw(index)}) JOIN card_holdings h FORCE INDEX (PRIMARY) ON h.id = x.holding_id
    JOIN users u FORCE INDEX (PRIMARY) ON u.id = h.user_id JOIN cards c FORCE INDEX (PRIMARY) ON c.id = x.card_id
    JOIN users k FORCE INDEX (PRIMARY) ON k.id = x.clerk_id`;

/** A use at this shop; NOT_FOUND for another's. */
export async function readCardUse(db: Db, id: number, merchantId: number): Promise<Use> {
  const use = await db.row<Use>(
    sql`${selectUse('PRIMARY')} WHERE x.id = ${id} AND x.merchant_id = ${merchantId}`,
  );
  if (!use) throw new Refusal('NOT_FOUND', 'id');
  return use;
}

/** What a clerk has settled since they looked: their ticket, sent again, tells of it. */
export const lastOwnUse = (db: Db, holdingId: number, clerkId: number, since: number) =>
  db.row<Use>(
    sql`${selectUse('once')} WHERE x.holding_id = ${holdingId} AND x.clerk_id = ${clerkId} AND x.used_at >= ${since} ORDER BY x.checked_at DESC LIMIT 1`,
  );

/** At the counter nobody who was named by staff has a name: a missing one must not tell who is in need. */
export const holderName = ({ audience, name }: Pick<Use, 'audience' | 'name'>) =>
  isNamed(audience) ? holderUnnamed : shortName(name);

export function cardUseView(use: Use, now: number): Settled {
  const undoUntil = use.usedAt + LIMITS.undoMs;
  return {
    kind: 'card',
    id: use.id,
    title: use.title,
    holder: holderName(use),
    price: null,
    points: 0,
    at: use.usedAt,
    clerk: use.clerk,
    undoUntil: use.undoneAt === null && undoUntil > now ? undoUntil : null,
    undone: use.undoneAt !== null,
  };
}

/** Gives a use back, once and in its time. */
export const undoCardUse: Presentable['undo'] = async (db, id, { merchant, clerk, now, reason }) => {
  const { holdingId, userId } = await readCardUse(db, id, merchant.id);
  if ((await familyOf(db, clerk.id, now)).includes(userId)) throw new Refusal('CODE_OWN', 'id', ownShop);
  await db.row(sql`SELECT id FROM card_holdings WHERE id = ${holdingId} FOR UPDATE`);
  const { affectedRows } = await db.run(
    sql`UPDATE card_uses SET undone_at = ${now}, undone_by = ${clerk.id}, undone_reason = ${reason} WHERE id = ${id} AND undone_at IS NULL AND used_at > ${now - LIMITS.undoMs}`,
  );
  const use = await readCardUse(db, id, merchant.id);
  if (affectedRows === 1) {
    await giveBack(db, use, merchant.name, reason, now);
    await recordDecision(db, {
      ...{ kind: 'card-use', subjectId: id, decision: 'undo', actorId: clerk.id, unitId: null },
      ...{ townId: merchant.townId, communityId: merchant.communityId, before: 'used', after: 'undone' },
      ...{ note: reason, now },
    });
  } else if (use.undoneAt === null) throw new Refusal('UNDO_LATE', 'id');
  return cardUseView(use, now);
};

async function giveBack(db: Db, use: Use, shop: string, reason: string, now: number): Promise<void> {
  // The code of a use that was undone may be used after all: without limit of uses, NULL stays NULL.
  await db.run(
    sql`UPDATE card_holdings SET uses_left = uses_left + 1, used = used - 1, checked_at = IF(checked_at = ${use.checkedAt}, 0, checked_at)
      WHERE id = ${use.holdingId}`,
  );
  await db.run(sql`UPDATE cards SET used = used - 1 WHERE id = ${use.cardId}`);
  await tell(db, {
    userId: use.userId,
    cause: `card-use:${use.id}`,
    kind: 'card',
    text: undoneText(shop, use.title, reason),
    subjectId: use.cardId,
    now,
  });
}

export const recentCardUses: Presentable['recent'] = async (db, merchantId, page, now) => {
  const list = keyset(page, { by: ['x.id'], desc: true });
  const rows = await db.rows<Use>(
    sql`${selectUse('merchant')} WHERE x.merchant_id = ${merchantId} AND ${list.after} ${list.inOrder}`,
  );
  return list.of(
    rows,
    (use) => cardUseView(use, now),
    ({ id }) => [id],
  );
};
