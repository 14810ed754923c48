import { HOUR, periodEnd, periodStart, type Period } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import type { AccountRef } from '../../book/accounts';
import { honourPeriods } from '../../book/honour';

/*
 * The points book in its plainest form: maps and arrays, one thing after the other. It is told what the real book has
 * acknowledged, in the order in which the real book says it happened, decides by itself whether that was allowed, and keeps
 * its own state to compare. It shares no code with the book but the names of periods.
 */
export interface Lot {
  transferId: number;
  remaining: number;
  expiresAt: number;
}

export interface ModelHold {
  id: number;
  kind: 'notice' | 'spend';
  residentId: number;
  amount: number;
  openedBy: number;
  state: 'pending' | 'posted' | 'voided' | 'returned';
  objections: number;
  uses: { lot: Lot; amount: number }[];
}

interface Person {
  balance: number;
  held: number;
  lots: Lot[];
  /** What was taken for each case, and what is still owed for it. */
  deductions: { caseId: number; taken: number; repaid: number; left: number; reversed: boolean }[];
  awards: {
    transferId: number;
    rule: ScoringRule;
    at: number;
    honourAt: number;
    householdId: number | null;
    reversed: boolean;
  }[];
  honour: Map<string, number>;
}

export class Disagreement extends Error {}

const must = (condition: boolean, sentence: string): void => {
  if (!condition) throw new Disagreement(sentence);
};

export class Reference {
  readonly people = new Map<number, Person>();
  readonly holds = new Map<number, ModelHold>();
  readonly households = new Map<string, number>();
  /** Balances of shops and funds, by account id. */
  readonly others = new Map<number, number>();
  /** What shops took, by period and account id. */
  readonly taken = new Map<string, number>();

  person(id: number): Person {
    let person = this.people.get(id);
    if (!person) {
      person = { balance: 0, held: 0, lots: [], deductions: [], awards: [], honour: new Map() };
      this.people.set(id, person);
    }
    return person;
  }

  award(given: {
    transferId: number;
    residentId: number;
    rule: ScoringRule;
    occurredAt: number;
    now: number;
    householdId: number | null;
    hold: { id: number } | null;
    expiresAt: number;
  }): void {
    const person = this.person(given.residentId);
    for (const period of ['day', 'week', 'month', 'total'] as const) {
      const cap = given.rule.caps[period];
      if (cap === undefined) continue;
      const used = person.awards.filter(
        (award) =>
          award.rule.code === given.rule.code &&
          !award.reversed &&
          sameIn(period, award.at, given.occurredAt),
      ).length;
      must(used < cap, `award ${given.transferId} passes the cap of the ${period}`);
    }
    const distance = given.rule.cooldownHours * HOUR;
    must(
      person.awards.every(
        (award) =>
          award.rule.code !== given.rule.code ||
          award.reversed ||
          Math.abs(award.at - given.occurredAt) >= distance,
      ),
      `award ${given.transferId} stands within the cooldown of another`,
    );
    person.awards.push({
      transferId: given.transferId,
      rule: given.rule,
      at: given.occurredAt,
      honourAt: given.now,
      householdId: given.householdId,
      reversed: false,
    });
    this.addHonour(given.residentId, given.householdId, given.rule.points, given.now);
    if (given.hold) {
      person.held += given.rule.points;
      this.holds.set(given.hold.id, {
        id: given.hold.id,
        kind: 'notice',
        residentId: given.residentId,
        amount: given.rule.points,
        openedBy: given.transferId,
        state: 'pending',
        objections: 0,
        uses: [],
      });
    } else this.credit(given.residentId, given.rule.points, given.transferId, given.expiresAt);
  }

  release(holdId: number, transferId: number, expiresAt: number): void {
    const hold = this.pending(holdId, 'notice');
    must(hold.objections === 0, `hold ${holdId} was released with an objection open`);
    hold.state = 'posted';
    this.person(hold.residentId).held -= hold.amount;
    this.credit(hold.residentId, hold.amount, transferId, expiresAt);
  }

  recall(holdId: number): void {
    const hold = this.pending(holdId, 'notice');
    hold.state = 'voided';
    const person = this.person(hold.residentId);
    person.held -= hold.amount;
    const award = person.awards.find(({ transferId }) => transferId === hold.openedBy);
    must(award !== undefined && !award.reversed, `award ${hold.openedBy} was taken back twice`);
    if (!award) return;
    award.reversed = true;
    hold.objections = 0;
    this.addHonour(hold.residentId, award.householdId, -hold.amount, award.honourAt);
  }

  hold(given: { holdId: number; transferId: number; residentId: number; amount: number }): void {
    const uses = this.take(given.residentId, given.amount);
    this.person(given.residentId).held += given.amount;
    this.holds.set(given.holdId, {
      id: given.holdId,
      kind: 'spend',
      residentId: given.residentId,
      amount: given.amount,
      openedBy: given.transferId,
      state: 'pending',
      objections: 0,
      uses,
    });
  }

  settle(holdId: number, shop: AccountRef, now: number): void {
    const hold = this.pending(holdId, 'spend');
    hold.state = 'posted';
    this.person(hold.residentId).held -= hold.amount;
    this.pay(shop, hold.amount, now);
  }

  undo(holdId: number, shop: AccountRef, now: number): void {
    const hold = this.holds.get(holdId);
    if (hold?.state !== 'posted' || hold.kind !== 'spend')
      throw new Disagreement(`hold ${holdId} was undone without being settled`);
    hold.state = 'returned';
    this.pay(shop, -hold.amount, now);
    this.person(hold.residentId).balance += hold.amount;
    for (const { lot, amount } of hold.uses) lot.remaining += amount;
    this.repay(hold.residentId, hold.amount);
  }

  donate(residentId: number, points: number, accountId: number): void {
    this.take(residentId, points);
    this.others.set(accountId, (this.others.get(accountId) ?? 0) + points);
  }

  object(holdId: number): void {
    this.pending(holdId, 'notice').objections++;
  }

  dismiss(holdId: number): void {
    const hold = this.pending(holdId, 'notice');
    must(hold.objections > 0, `hold ${holdId} had no objection to dismiss`);
    hold.objections--;
  }

  cancel(holdId: number): void {
    const hold = this.pending(holdId, 'spend');
    hold.state = 'voided';
    const person = this.person(hold.residentId);
    person.held -= hold.amount;
    person.balance += hold.amount;
    for (const { lot, amount } of hold.uses) lot.remaining += amount;
    this.repay(hold.residentId, hold.amount);
  }

  expire(residentId: number, points: number, now: number): void {
    const person = this.person(residentId);
    const gone = person.lots.filter((lot) => lot.expiresAt <= now);
    must(
      sum(gone.map((lot) => lot.remaining)) === points,
      `resident ${residentId}: ${points} expired, the model says otherwise`,
    );
    gone.forEach((lot) => (lot.remaining = 0));
    person.balance -= points;
  }

  deduct(residentId: number, caseId: number, points: number): void {
    const taken = Math.min(points, this.person(residentId).balance);
    if (taken) this.take(residentId, taken);
    this.person(residentId).deductions.push({
      caseId,
      taken,
      repaid: 0,
      left: points - taken,
      reversed: false,
    });
  }

  /** `transferId` is null when nothing had been taken: then what is owed is forgiven, and nothing else happens. */
  reverseDeduction(residentId: number, caseId: number, transferId: number | null, expiresAt: number): void {
    const deduction = this.person(residentId).deductions.find((one) => one.caseId === caseId);
    if (!deduction) throw new Disagreement(`case ${caseId} is unknown`);
    deduction.left = 0;
    const back = deduction.taken + deduction.repaid;
    must((transferId === null) === (back === 0), `case ${caseId} gave back other than ${back}`);
    if (transferId === null) return;
    must(!deduction.reversed, `case ${caseId} was reversed twice`);
    deduction.reversed = true;
    this.credit(residentId, back, transferId, expiresAt);
  }

  give(
    residentId: number,
    points: number,
    transferId: number,
    expiresAt: number,
    honourAt: number | null,
    householdId: number | null,
  ): void {
    if (honourAt !== null) this.addHonour(residentId, householdId, points, honourAt);
    this.credit(residentId, points, transferId, expiresAt);
  }

  private pending(id: number, kind: ModelHold['kind']): ModelHold {
    const hold = this.holds.get(id);
    if (!hold) throw new Disagreement(`hold ${id} is unknown`);
    must(hold.state === 'pending' && hold.kind === kind, `hold ${id} was closed twice`);
    return hold;
  }

  private credit(residentId: number, amount: number, transferId: number, expiresAt: number): void {
    const person = this.person(residentId);
    person.balance += amount;
    person.lots.push({ transferId, remaining: amount, expiresAt });
    this.repay(residentId, amount);
  }

  private repay(residentId: number, arrived: number): void {
    let left = arrived;
    for (const debt of this.person(residentId).deductions) {
      const part = Math.min(left, debt.left);
      if (part === 0) continue;
      left -= part;
      debt.left -= part;
      debt.repaid += part;
      this.take(residentId, part);
    }
  }

  private take(residentId: number, amount: number): ModelHold['uses'] {
    const person = this.person(residentId);
    must(person.balance >= amount, `resident ${residentId} spent ${amount} of ${person.balance}`);
    person.balance -= amount;
    const uses: ModelHold['uses'] = [];
    const order = [...person.lots].sort((a, b) => a.expiresAt - b.expiresAt || a.transferId - b.transferId);
    for (let missing = amount; missing > 0;) {
      const lot = order.shift();
      if (!lot) throw new Disagreement(`resident ${residentId} has no lot left`);
      const part = Math.min(lot.remaining, missing);
      if (part) uses.push({ lot, amount: part });
      lot.remaining -= part;
      missing -= part;
    }
    return uses;
  }

  private pay(shop: AccountRef, points: number, at: number): void {
    this.others.set(shop.id, (this.others.get(shop.id) ?? 0) + points);
    for (const period of honourPeriods(at, at)) {
      const key = `${period} ${shop.merchant?.id ?? 0}`;
      this.taken.set(key, (this.taken.get(key) ?? 0) + points);
    }
  }

  private addHonour(residentId: number, householdId: number | null, points: number, at: number): void {
    const { honour } = this.person(residentId);
    for (const period of honourPeriods(at, at)) {
      honour.set(period, (honour.get(period) ?? 0) + points);
      if (householdId === null) continue;
      const key = `${period} ${householdId}`;
      this.households.set(key, (this.households.get(key) ?? 0) + points);
    }
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

function sameIn(period: Period | 'total', a: number, b: number): boolean {
  return period === 'total' || (a >= periodStart(period, b) && a < periodEnd(period, b));
}
