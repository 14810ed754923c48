import { DAY, HOUR, periodStart } from '@jishan/shared/calendar';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import type { ScoringRule } from '@jishan/shared/rules';
import { DEFAULT_SETTINGS, noticeEnds } from '../../server/src/book/settings';
import { words } from '../../server/src/book/words';
import { words as voucherWords } from '../../server/src/trade/voucher/words';
import type { Dice } from '../../server/src/demo/random';
import { firstReviewer, officer, type Cast } from './cast';
import type { Households } from './households';
import { openLedger, YEARLY, type Hold, type Ledger, type LedgerIds } from './ledger';
import { earns, ruleAt, type Posts, type Readings } from './life';
import type { SeededOffer, SeededShop } from './shops';
import { SIZE } from './size';

const [READING] = STANDARD_RULES.filter((rule) => rule.source === 'reading');
if (!READING) throw new Error('there is no rule for reading');
export const READING_RULE = READING;

const MINUTE = 60_000;

export interface Book extends Ledger {
  /** Transfer id by post, 0 for none. */
  transferOfPost: Float64Array;
  /** What was set aside for an offer; settled when its hold is closed. In the order of their ids. */
  redemptions: { id: number; hold: Hold; shop: SeededShop; offer: SeededOffer }[];
}

export interface BookOf {
  cast: Cast;
  posts: Posts;
  readings: Readings;
  households: Households;
  shops: readonly SeededShop[];
  first: LedgerIds & { post: number; voucher: number };
  now: number;
}

/** All that has happened to a town's points, in the order in which it happened and as the points service would have written it. */
export function keepBook(dice: Dice, given: BookOf): Book {
  const { cast, posts, readings, shops, now, first } = given;
  const ledger = openLedger(cast, first, now);
  const transferOfPost = new Float64Array(posts.count);
  const redemptions: Book['redemptions'] = [];
  const events: { at: number; happen: () => void }[] = [];
  const happens = (at: number, happen: () => void) => events.push({ at, happen });

  for (let i = 0; i < posts.count; i++) {
    const rule = ruleAt(posts, i);
    if (!rule || !earns(posts, i)) continue;
    const at = posts.decidedAt[i] ?? 0;
    const due = noticeEnds(at, rule.noticeDays ?? DEFAULT_SETTINGS.noticeDays);
    const inNotice = at >= now - SIZE.since.notice * DAY;
    let hold: Hold | null = null;
    happens(at, () => {
      const awarded = awardPost(ledger, given, i, rule, inNotice ? due : null);
      transferOfPost[i] = awarded.transferId;
      hold = awarded.hold;
    });
    // The sweep comes by every minute.
    const released = due + MINUTE / 2;
    if (inNotice && released < now) happens(released, () => hold && release(ledger, hold, released));
  }
  for (let i = 0; i < readings.count; i++) {
    const [who, at] = [readings.reader[i] ?? 0, readings.at[i] ?? 0];
    happens(at, () => awardReading(ledger, given, i, who, at));
  }
  for (const at of expirySweeps(now)) happens(at, () => expire(ledger, cast, at));
  const since = now - SIZE.since.shops * DAY;
  let spent = 0;
  for (let wish = 0; wish < SIZE.pointsGone / 10; wish++) {
    const day = periodStart('day', since + dice.next() * (now - since - 2 * DAY));
    const at = Math.floor(day + (8 + 10 * dice.next()) * HOUR);
    const [who, place] = [dice.between(0, SIZE.residents - 1), placeOf(dice)];
    happens(at, () => {
      const allowed = ((SIZE.pointsGone - ledger.lost()) * (at - since)) / (now - since);
      const { points } = place.offer;
      if (spent + points > allowed || !canSpend(ledger, who, points)) return;
      settle(redeem({ who, place, points, at }), place);
      spent += points;
    });
  }
  for (let n = 0; n < SIZE.openVouchers; n++) {
    const [who, place] = [dice.between(0, SIZE.residents - 1), placeOf(dice)];
    const at = Math.floor(now - MINUTE - dice.next() * 2 * DAY);
    happens(at, () => {
      const { points } = place.offer;
      if (canSpend(ledger, who, points)) redeem({ who, place, points, at });
    });
  }
  for (const { happen } of events.sort((a, b) => a.at - b.at)) happen();
  // What is still to be spent, so that the town holds exactly what it should.
  for (let rest = SIZE.pointsGone - ledger.lost() - spent; rest > 0;) {
    const who = dice.between(0, SIZE.residents - 1);
    const points = Math.min(rest, 60);
    if (!canSpend(ledger, who, points)) continue;
    const place = placeOf(dice);
    settle(redeem({ who, place, points, at: now - 40_000 }), place);
    rest -= points;
  }
  return { ...ledger, transferOfPost, redemptions };

  /** The first shops are the best known. */
  function placeOf({ next, pick }: Dice): Place {
    const index = Math.floor(shops.length * next() ** 2);
    const shop = shops[index];
    if (!shop) throw new Error('the town has no shops');
    return { index, shop, offer: pick(shop.offers) };
  }

  /** Set aside, as a voucher that is out. */
  function redeem({ who, place: { shop, offer }, points, at }: Redemption): Hold {
    const { accounts } = ledger;
    const id = first.voucher + redemptions.length;
    const line = ledger.post({
      ...{
        ...reasonOf(shop, offer),
        key: `voucher:${id}`,
        kind: 'hold',
        resident: who,
      },
      ...{ from: accounts.spendable(who), to: accounts.held(who), amount: points, points: -points, at },
    });
    ledger.take(who, points, line.id);
    const hold = ledger.openHold('spend', line, at + 31 * DAY);
    redemptions.push({ id, hold, shop, offer });
    return hold;
  }

  /** Given to the shop when it hands the gift over. */
  function settle(hold: Hold, { index, shop, offer }: Place): void {
    const { accounts } = ledger;
    const { resident, amount, openedBy } = hold;
    hold.closedBy = ledger.post({
      ...{ ...reasonOf(shop, offer), key: `settle:${hold.id}`, kind: 'spend', resident, points: -amount },
      ...{
        from: accounts.held(resident),
        to: accounts.merchant(index),
        amount,
        at: openedBy.at + MINUTE / 3,
      },
    });
  }

  function reasonOf(shop: SeededShop, { title }: SeededOffer) {
    return { title: voucherWords.redeem(shop.name, title), seal: voucherWords.seal, unitId: cast.townId };
  }
}

function awardPost(
  ledger: Ledger,
  { cast, posts, households, first }: BookOf,
  i: number,
  rule: ScoringRule,
  due: number | null,
): { transferId: number; hold: Hold | null } {
  const [who, at] = [posts.author[i] ?? 0, posts.decidedAt[i] ?? 0];
  const home = cast.community[who] ?? 0;
  const isSeconded = rule.review === 2;
  const line = ledger.post({
    ...{ key: `post:${first.post + i}`, kind: 'award', resident: who, points: rule.points, at },
    household: households.at(who, at),
    ...{ title: rule.title, seal: rule.seal, unitId: cast.communityIds[home] ?? 0, reviewers: rule.review },
    ...{ postId: first.post + i, rule: { code: rule.code, version: rule.version } },
    occurredAt: posts.at[i] ?? 0,
    actorId: isSeconded ? firstReviewer(cast, home, i) : officer(cast, home, i),
    secondActorId: isSeconded ? officer(cast, home, i) : null,
    from: ledger.accounts.issue,
    to: due === null ? ledger.accounts.spendable(who) : ledger.accounts.held(who),
    amount: rule.points,
  });
  if (due !== null) return { transferId: line.id, hold: ledger.openHold('notice', line, due) };
  ledger.credit(line);
  return { transferId: line.id, hold: null };
}

function awardReading(
  ledger: Ledger,
  { cast, households, first }: BookOf,
  serial: number,
  who: number,
  at: number,
): void {
  const { title, seal, points, code, version } = READING_RULE;
  ledger.credit(
    ledger.post({
      ...{ key: `reading:${first.transfer + serial}`, kind: 'award', resident: who, points, at },
      ...{ household: households.at(who, at), title, seal, unitId: cast.townId },
      ...{ postId: null, rule: { code, version }, occurredAt: at },
      ...{ from: ledger.accounts.issue, to: ledger.accounts.spendable(who), amount: points },
    }),
  );
}

function release(ledger: Ledger, hold: Hold, at: number): void {
  const { resident, amount, openedBy } = hold;
  hold.closedBy = ledger.post({
    ...{ key: `release:${hold.id}`, kind: 'release', resident, points: amount, at },
    ...{ title: openedBy.title, seal: openedBy.seal, unitId: openedBy.unitId, note: words.release },
    ...{ from: ledger.accounts.held(resident), to: ledger.accounts.spendable(resident), amount },
  });
  ledger.credit(hold.closedBy);
}

const canSpend = ({ balanceOf, accounts }: Ledger, who: number, points: number) =>
  balanceOf(accounts.spendable(who)) >= points;

interface Place {
  /** Of the shop, among the town's. */
  index: number;
  shop: SeededShop;
  offer: SeededOffer;
}

interface Redemption {
  who: number;
  place: Place;
  points: number;
  at: number;
}

/** Just after each month began, as far as anything can have expired by then. */
function expirySweeps(now: number): number[] {
  const sweeps: number[] = [];
  for (let start = periodStart('month', now); start > now - SIZE.since.expiry * DAY;)
    [, start] = [sweeps.push(start + 5 * MINUTE), periodStart('month', start - DAY)];
  return sweeps.filter((at) => at < now);
}

function expire(ledger: Ledger, cast: Cast, at: number): void {
  for (const [who, community] of cast.community.entries()) {
    const points = community === YEARLY ? ledger.expiredOf(who, at) : 0;
    if (points === 0) continue;
    const line = ledger.post({
      ...{
        key: `expire:${at}:${cast.firstUserId + who}`,
        kind: 'expire',
        resident: who,
        points: -points,
        at,
      },
      ...{ title: words.expire, seal: words.expireSeal, unitId: cast.townId },
      ...{ from: ledger.accounts.spendable(who), to: ledger.accounts.expiry, amount: points },
    });
    // What expires is what is soonest to expire.
    ledger.take(who, points, line.id);
    ledger.countExpired(points);
  }
}
