import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { isDuplicate } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { assertState, readMerchant, roleAt } from '../../shops';
import { rulesOfCodes } from '../../rules';
import { earnedBy, earnedSql, isEarned } from './earned';
import { LOVE_CARD_COLUMNS, isNamed, readCard, type Card, type Span } from './card';
import { addHoldings, assertGiven, takeFromQuota } from './holdings';
import { readHolding, holdingView } from './my-cards';

type Claimable = Reply<'card.claimable'>;

/** Cards of my town that I have earned, have not got, and that are still given out. */
export async function claimableCards(
  db: Db,
  user: SettledUser,
  input: Input<'card.claimable'>,
  now: number,
): Promise<Claimable> {
  const page = keyset(input, { by: ['c.id'], desc: true });
  const earned = earnedSql(await earnedBy(db, user.id, now));
  const rows = await db.rows<Card & { audience: 'honour' | 'rule'; least: number; span: Span }>(
    sql`SELECT ${LOVE_CARD_COLUMNS} FROM cards c FORCE INDEX (town_open) JOIN merchants m FORCE INDEX (PRIMARY) ON m.id = c.merchant_id
      WHERE c.town_id = ${user.townId} AND c.state = 'open' AND ${page.after} AND m.state IN ('open', 'paused') AND c.granted < c.quota
        AND (c.valid_until IS NULL OR c.valid_until > ${now}) AND ${earned}
        AND NOT EXISTS (SELECT 1 FROM card_holdings h WHERE h.card_id = c.id AND h.user_id = ${user.id})
        AND NOT EXISTS (SELECT 1 FROM merchant_members w WHERE w.merchant_id = c.merchant_id AND w.user_id = ${user.id} AND w.active = 1)
      ${page.inOrder}`,
  );
  const rules = await rulesOfCodes(
    db,
    user.townId,
    rows.flatMap(({ ruleCode }) => ruleCode ?? []),
  );
  const titles = new Map(rules.map(({ code, title }) => [code, title]));
  return page.of(
    rows,
    (card) => ({
      ...card,
      left: card.quota - card.granted,
      rule: card.ruleCode === null ? null : (titles.get(card.ruleCode) ?? card.ruleCode),
    }),
    ({ id }) => [id],
  );
}

/** Takes a card that was earned: the unique key says once each, the UPDATE of the quota how many in all. */
export async function claimCard(
  db: Db,
  user: SettledUser,
  { cardId }: Input<'card.claim'>,
  now: number,
): Promise<Reply<'card.claim'>> {
  const card = await readCard(db, cardId);
  await assertSeen(db, user, card);
  assertGiven(card, now);
  assertState(await readMerchant(db, card.merchantId), 'open', 'paused');
  if (await roleAt(db, card.merchantId, user.id)) throw new Refusal('CARD_OWN_SHOP', 'cardId');
  if (!isEarned(card, await earnedBy(db, user.id, now))) throw new Refusal('CARD_NOT_EARNED', 'cardId');
  await addHoldings(db, card, [user.id], null, now).catch((error: unknown) => {
    throw isDuplicate(error) ? new Refusal('CARD_HAS', 'cardId') : error;
  });
  await takeFromQuota(db, card.id, 1, now);
  return holdingView(await readHolding(db, user.id, { cardId }), now);
}

/**
 * NOT_FOUND for a card that the resident cannot have heard of: of another town, not let in yet, or given by name. Whom staff
 * have named for one knows it, and has it.
 */
async function assertSeen(db: Db, user: SettledUser, card: Card): Promise<void> {
  const has = await db.row(
    sql`SELECT 1 FROM card_holdings WHERE card_id = ${card.id} AND user_id = ${user.id}`,
  );
  if (has) throw new Refusal('CARD_HAS', 'cardId');
  const isShown = card.state === 'open' || card.state === 'ended';
  if (card.townId !== user.townId || !isShown || isNamed(card.audience))
    throw new Refusal('NOT_FOUND', 'cardId');
}
