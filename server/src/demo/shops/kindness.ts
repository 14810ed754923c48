import { HOUR } from '@jishan/shared/calendar';
import { cardPresentable, claimCard, claimableCards, designCard, grantCard } from '../../trade';
import { confirmFundUse, readFund, giveToFund, openFund, proposeFundUse } from '../../funds';
import { readMerchant } from '../../shops';
import { balanceOf } from '../../book';
import type { Happening } from '../cases/stage';
import { clockTime } from '../plan/time';
import { CARDS, FUND, type PlannedCard } from './kindness-plan';
import { approve, uploaded, type Street } from './open';
import { sql } from '../../kernel/sql';

/** Love discount cards: shops design them, the desk looks, people are named or claim, and some have been there with it. */
export function cardsOf({ db, photos, desk, now, person, idOf, ownerOf }: Street): Happening[] {
  const ids = new Map<PlannedCard, number>();
  const offered = async (plan: PlannedCard, at: number) => {
    const { shop, title, percent, uses, validDays, terms, audience, least, span, quota } = plan;
    const given = { title, percent, uses, validDays, terms, audience, least, span, quota };
    const more = { merchantId: idOf(shop), validUntil: null, ruleCode: null };
    const { id } = await designCard(db, ownerOf(shop), { ...given, ...more }, at);
    await approve({ db, photos, desk }, 'card', id, at + HOUR);
    ids.set(plan, id);
  };
  const named = async (plan: PlannedCard, at: number) => {
    const userIds = plan.holders.map((name) => person(name).id);
    await grantCard(db, desk, { cardId: ids.get(plan) ?? 0, userIds }, at);
  };
  /** Who has not earned it yet, as in the first days of a year, goes without. */
  const claimed = async (plan: PlannedCard, name: string, at: number) => {
    const cardId = ids.get(plan) ?? 0;
    const { items } = await claimableCards(db, person(name), {}, at);
    if (items.some(({ id }) => id === cardId)) await claimCard(db, person(name), { cardId }, at);
  };
  const used = async (plan: PlannedCard, name: string, at: number) => {
    const held = await db.row<{ id: number }>(
      sql`SELECT id FROM card_holdings WHERE card_id = ${ids.get(plan) ?? 0} AND user_id = ${person(name).id}`,
    );
    const merchant = await readMerchant(db, idOf(plan.shop));
    const clerk = ownerOf(plan.shop);
    await cardPresentable.settle(db, held?.id ?? 0, { merchant, clerk, now: at, checkedAt: at });
  };
  return CARDS.flatMap((plan): Happening[] => {
    const at = (daysLater: number, hour: number) => clockTime(now, plan.daysAgo - daysLater, hour, 0);
    const isNamed = plan.least === null;
    const holding = isNamed
      ? [{ at: at(1, 10), happen: () => named(plan, at(1, 10)) }]
      : plan.holders.map((name, index) => {
          const when = at(1 + index, 12);
          return { at: when, happen: () => claimed(plan, name, when) };
        });
    return [
      { at: at(0, 10), happen: () => offered(plan, at(0, 10)) },
      ...holding,
      ...plan.usedBy.map((name) => ({ at: at(4, 8), happen: () => used(plan, name, at(4, 8)) })),
    ];
  });
}

/** The fund: opened, given to, used once with two who decide, and a second use that waits. */
export function fundOf(street: Street): Happening[] {
  const { db, photos, desk, now, person, officer, idOf, picturesOf } = street;
  const stage = { db, photos, desk };
  let fundId = 0;
  const opened = clockTime(now, FUND.daysAgo, 9, 40);
  const openIt = async () => {
    const { title, cause, goal } = FUND;
    const ids = await uploaded(stage, desk, picturesOf(title), opened);
    const given = { title, cause, goal, communityId: desk.communityId, until: null, photos: ids };
    fundId = (await openFund(db, photos, desk, given, opened)).id;
  };
  return [
    { at: opened, happen: openIt },
    ...FUND.gifts.map(({ who, points, daysAgo, ...how }): Happening => {
      const at = clockTime(now, daysAgo, 20, 15);
      const anonymous = 'anonymous' in how;
      // Who has too few points keeps them.
      const giveIt = async () =>
        (await balanceOf(db, person(who).id)) >= points &&
        giveToFund(db, photos, person(who), { fundId, points, anonymous }, at);
      return { at, happen: giveIt };
    }),
    ...FUND.uses.map((use): Happening => {
      const at = clockTime(now, use.daysAgo, 14, 0);
      const useIt = async () => {
        const by = officer(use.by);
        if ((await readFund(db, fundId)).left < use.points) return;
        const ids = await uploaded(stage, by, picturesOf(use.purpose), at);
        const { points, purpose, shop } = use;
        const given = { fundId, points, purpose, merchantId: idOf(shop), photos: ids };
        const { id: useId } = await proposeFundUse(db, photos, by, given, at);
        if (use.confirmedBy) await confirmFundUse(db, photos, officer(use.confirmedBy), { useId }, at + HOUR);
      };
      return { at, happen: useIt };
    }),
  ];
}
