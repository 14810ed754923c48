import { DAY, HOUR, periodStart } from '@jishan/shared/calendar';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import type { ScoringRule } from '@jishan/shared/rules';
import { DEFAULT_SETTINGS, noticeEnds } from '../../server/src/features/points/settings';
import { words } from '../../server/src/features/points/words';
import type { Dice } from '../../server/src/demo/random';
import type { Cast } from './cast';
import { firstReviewer, officer } from './content';
import type { Households } from './households';
import { openLedger, YEARLY, type Hold, type Ledger, type LedgerIds } from './ledger';
import { earns, ruleAt, type Posts, type Readings } from './life';
import { SIZE } from './size';

const [READING] = STANDARD_RULES.filter((rule) => rule.source === 'reading');
if (!READING) throw new Error('there is no rule for reading');
export const READING_RULE = READING;

const MINUTE = 60_000;
/** What the shops of the town give for points. */
const GIFTS = [
  { title: '兑换 抽纸一提', points: 15 },
  { title: '兑换 鸡蛋十枚', points: 20 },
  { title: '兑换 理发一次', points: 30 },
  { title: '兑换 大米五公斤', points: 60 },
  { title: '兑换 菜籽油一桶', points: 90 },
] as const;
const GIFT_SEAL = '兑换';

export interface Book extends Ledger {
  /** Transfer id by post, 0 for none. */
  transferOfPost: Float64Array;
}

export interface BookOf {
  cast: Cast;
  posts: Posts;
  readings: Readings;
  households: Households;
  first: LedgerIds & { post: number };
  now: number;
}

/** All that has happened to a town's points, in the order in which it happened and as the points service would have written it. */
export function keepBook(dice: Dice, given: BookOf): Book {
  const { cast, posts, readings, now, first } = given;
  const ledger = openLedger(cast, first, now);
  const transferOfPost = new Float64Array(posts.count);
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
    const [who, gift] = [dice.between(0, SIZE.residents - 1), dice.pick(GIFTS)];
    const shop = dice.between(0, SIZE.merchants - 1);
    happens(at, () => {
      const allowed = ((SIZE.pointsGone - ledger.lost()) * (at - since)) / (now - since);
      if (spent + gift.points > allowed || !canSpend(ledger, who, gift.points)) return;
      redeem(ledger, cast, { who, shop, ...gift, at });
      spent += gift.points;
    });
  }
  for (const { happen } of events.sort((a, b) => a.at - b.at)) happen();
  // What is still to be spent, so that the town holds exactly what it should.
  for (let rest = SIZE.pointsGone - ledger.lost() - spent; rest > 0;) {
    const who = dice.between(0, SIZE.residents - 1);
    const points = Math.min(rest, 60);
    if (!canSpend(ledger, who, points)) continue;
    redeem(ledger, cast, { who, shop: 0, title: '兑换 公交卡充值', points, at: now - 40_000 });
    rest -= points;
  }
  return { ...ledger, transferOfPost };
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

interface Redemption {
  who: number;
  shop: number;
  title: string;
  points: number;
  at: number;
}

/** Set aside, and given to the shop when it hands the gift over. */
function redeem(ledger: Ledger, cast: Cast, { who, shop, title, points, at }: Redemption): void {
  const { accounts } = ledger;
  const reason = { title, seal: GIFT_SEAL, unitId: cast.townId };
  const key = `redeem:${cast.townId}:${ledger.holds.length}`;
  const line = ledger.post({
    ...{ ...reason, key, kind: 'hold', resident: who, points: -points, at },
    ...{ from: accounts.spendable(who), to: accounts.held(who), amount: points },
  });
  ledger.take(who, points, line.id);
  const hold = ledger.openHold('spend', line, at + 15 * MINUTE);
  hold.closedBy = ledger.post({
    ...{ ...reason, key: `settle:${hold.id}`, kind: 'spend', resident: who, points: -points },
    ...{ from: accounts.held(who), to: accounts.merchant(shop), amount: points, at: at + MINUTE / 3 },
  });
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
