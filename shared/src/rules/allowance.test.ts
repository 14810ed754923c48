import { allowanceOf, allowanceText, emptyUsage, ringOf, usageAt } from '.';
import { DAY, HOUR, dayOf, periodEnd, periodKey } from '../calendar';
import { seededRandom } from './testing';
import type { Caps } from './types';

type Rule = Parameters<typeof allowanceOf>[0];

const at = (text: string) => Date.parse(`${text}+08:00`);
const rule = (caps: Caps, more: Partial<Rule> = {}): Rule => ({
  caps,
  cooldownHours: 0,
  validFrom: '2018-04-01',
  validTo: null,
  ...more,
});
const PATROL = rule({ day: 1, week: 3 });

/** The allowance at a moment, after uses at the given ones. */
const after = (subject: Rule, uses: string[], now: string) => {
  const moment = at(now);
  const allowance = allowanceOf(subject, usageAt(uses.map(at), moment), moment);
  return { ...allowance, text: allowanceText(allowance, moment), ring: ringOf(allowance) };
};

describe('usage', () => {
  test('counts an instant in every period it shares with now', () => {
    const times = [
      '2026-10-31T23:59:59.999',
      '2026-11-15T23:59:59.999',
      '2026-11-16T00:00',
      '2026-11-22T00:00',
    ].map(at);
    expect(usageAt(times, at('2026-11-22T12:00'))).toEqual({
      day: 1,
      week: 2,
      month: 3,
      total: 4,
      lastBefore: times[3],
      firstAfter: null,
    });
    expect(usageAt([], at('2026-11-22T12:00'))).toEqual(emptyUsage);
  });

  test('counts a deed entered ahead in its own periods, and not in those that end before it', () => {
    const midnight = at('2026-11-23T00:00');
    expect(usageAt([midnight], midnight - 1)).toEqual({
      day: 0,
      week: 0,
      month: 1,
      total: 1,
      lastBefore: null,
      firstAfter: midnight,
    });
    expect(usageAt([midnight], midnight - 8 * DAY).month).toBe(1);
    expect(usageAt([at('2026-12-01T00:00')], midnight).month).toBe(0);
  });

  test('does not depend on the order of the instants', () => {
    const times = ['2026-11-20T08:00', '2026-11-22T08:00', '2026-11-21T08:00'].map(at);
    expect(usageAt(times, at('2026-11-22T12:00'))).toMatchObject({
      lastBefore: at('2026-11-22T08:00'),
      firstAfter: null,
    });
    expect(usageAt(times, at('2026-11-20T12:00'))).toMatchObject({
      lastBefore: at('2026-11-20T08:00'),
      firstAfter: at('2026-11-21T08:00'),
    });
  });
});

describe('caps', () => {
  test('an unused rule leaves its smallest cap', () => {
    expect(after(PATROL, [], '2026-11-18T19:36')).toMatchObject({
      left: 1,
      blockedBy: null,
      freeAt: null,
      caps: [
        { period: 'day', cap: 1, used: 0, left: 1, resetsAt: at('2026-11-19T00:00') },
        { period: 'week', cap: 3, used: 0, left: 3, resetsAt: at('2026-11-23T00:00') },
      ],
      text: '今天剩 1 次 · 本周剩 3 次',
      ring: { segments: 1, filled: 0 },
    });
  });

  test('a full day is free again at midnight, to the millisecond', () => {
    const uses = ['2026-11-18T00:00'];
    expect(after(PATROL, uses, '2026-11-18T23:59:59.999')).toMatchObject({
      left: 0,
      blockedBy: 'day',
      freeAt: at('2026-11-19T00:00'),
      text: '今天已满，明天重新算',
      ring: { segments: 1, filled: 1 },
    });
    expect(after(PATROL, uses, '2026-11-19T00:00')).toMatchObject({
      left: 1,
      text: '今天剩 1 次 · 本周剩 2 次',
    });
  });

  test('a full week waits for Monday, also when the day is full', () => {
    const uses = ['2026-11-16T08:00', '2026-11-17T08:00', '2026-11-18T08:00'];
    const waiting = {
      left: 0,
      blockedBy: 'week',
      freeAt: at('2026-11-23T00:00'),
      text: '本周已满，周一重新算',
    };
    expect(after(PATROL, uses, '2026-11-18T09:00')).toMatchObject({
      ...waiting,
      ring: { segments: 1, filled: 1 },
    });
    expect(after(PATROL, uses, '2026-11-22T23:59:59.999')).toMatchObject({
      ...waiting,
      ring: { segments: 3, filled: 3 },
    });
    expect(after(PATROL, uses, '2026-11-23T00:00')).toMatchObject({ left: 1, blockedBy: null });
  });

  test('on a Sunday a full day and a full week end together: tomorrow says it best', () => {
    const uses = ['2026-11-20T08:00', '2026-11-21T08:00', '2026-11-22T08:00'];
    expect(after(PATROL, uses, '2026-11-22T09:00')).toMatchObject({
      blockedBy: 'day',
      freeAt: at('2026-11-23T00:00'),
      text: '今天已满，明天重新算',
    });
  });

  test('a week that spans two years is one week', () => {
    const uses = ['2026-12-29T08:00', '2026-12-31T23:59:59.999', '2027-01-01T00:00'];
    expect(after(PATROL, uses, '2027-01-02T08:00')).toMatchObject({
      blockedBy: 'week',
      freeAt: at('2027-01-04T00:00'),
    });
  });

  test('a full month waits for the first, a full leap February for March', () => {
    const monthly = rule({ month: 1 });
    expect(after(monthly, ['2026-11-03T08:00'], '2026-11-22T08:00')).toMatchObject({
      blockedBy: 'month',
      freeAt: at('2026-12-01T00:00'),
      text: '本月已满，12月1日重新算',
    });
    expect(after(monthly, ['2028-02-01T00:00'], '2028-02-29T23:59:59.999').freeAt).toBe(
      at('2028-03-01T00:00'),
    );
    expect(after(monthly, ['2026-12-31T23:59:59.999'], '2027-01-01T00:00').left).toBe(1);
  });

  test('of a full week and a full month the later end counts, whichever it is', () => {
    const both = rule({ week: 1, month: 1 });
    expect(after(both, ['2026-11-18T08:00'], '2026-11-18T09:00')).toMatchObject({
      blockedBy: 'month',
      freeAt: at('2026-12-01T00:00'),
    });
    expect(after(both, ['2026-09-30T08:00'], '2026-09-30T09:00')).toMatchObject({
      blockedBy: 'week',
      freeAt: at('2026-10-05T00:00'),
    });
  });

  test('what is done for good never comes back', () => {
    const twice = rule({ day: 1, total: 2 });
    const uses = ['2026-11-18T08:00', '2026-11-22T08:00'];
    expect(after(twice, uses, '2026-11-22T09:00')).toMatchObject({
      left: 0,
      blockedBy: 'total',
      freeAt: null,
      text: '已做满',
    });
    expect(after(twice, uses, '2036-11-22T09:00')).toMatchObject({ blockedBy: 'total', freeAt: null });
  });

  test('more uses than a cap allows leave nothing, not less than nothing', () => {
    expect(after(PATROL, ['2026-11-18T08:00', '2026-11-18T09:00'], '2026-11-18T10:00').caps[0]).toMatchObject(
      {
        used: 2,
        left: 0,
      },
    );
  });

  test('without caps there is no limit', () => {
    expect(after(rule({}), ['2026-11-18T08:00'], '2026-11-18T08:00')).toMatchObject({
      left: null,
      text: '不限次数',
      ring: { segments: 1, filled: 0 },
    });
  });
});

describe('cooldown', () => {
  const weekly = rule({ month: 4 }, { cooldownHours: 48 });

  test('holds across midnights, to the millisecond', () => {
    const uses = ['2026-11-16T08:00'];
    expect(after(weekly, uses, '2026-11-16T08:00')).toMatchObject({
      left: 0,
      blockedBy: 'cooldown',
      freeAt: at('2026-11-18T08:00'),
      text: '周三 8:00 后可再记',
      ring: { segments: 4, filled: 1 },
    });
    expect(after(weekly, uses, '2026-11-18T07:59:59.999')).toMatchObject({
      left: 0,
      text: '今天 8:00 后可再记',
    });
    expect(after(weekly, uses, '2026-11-18T08:00')).toMatchObject({ left: 1, text: '本月剩 3 次' });
  });

  test('says the time in words that cannot be taken for another day, and never too early', () => {
    expect(after(weekly, ['2026-11-16T08:00:00.001'], '2026-11-17T12:00').text).toBe('明天 8:01 后可再记');
    expect(after(weekly, ['2026-11-16T23:59:30'], '2026-11-17T12:00').text).toBe('周四 0:00 后可再记');
    const long = rule({}, { cooldownHours: 7 * 24 });
    expect(after(long, ['2026-11-18T08:00'], '2026-11-18T09:00').text).toBe('11月25日 8:00 后可再记');
    expect(after(long, ['2026-11-18T08:00'], '2026-11-19T09:00').text).toBe('周三 8:00 后可再记');
  });

  test('is a distance on both sides: what was done later holds back only what lies within it', () => {
    const rests = rule({}, { cooldownHours: 20 * 24 });
    const uses = ['2026-06-25T08:00'];
    expect(after(rests, uses, '2026-06-01T08:00')).toMatchObject({ left: 1, blockedBy: null });
    expect(after(rests, uses, '2026-06-05T08:00')).toMatchObject({ left: 1, blockedBy: null });
    expect(after(rests, uses, '2026-06-05T08:00:00.001')).toMatchObject({
      left: 0,
      blockedBy: 'cooldown',
      freeAt: at('2026-07-15T08:00'),
    });
    // Between two uses there may be no room at all.
    expect(after(rests, ['2026-06-01T08:00', ...uses], '2026-06-08T08:00')).toMatchObject({
      blockedBy: 'cooldown',
      freeAt: at('2026-07-15T08:00'),
    });
  });

  test('gives way to a cap that ends later, and holds when it ends later itself', () => {
    const paused = rule({ day: 1 }, { cooldownHours: 12 });
    expect(after(paused, ['2026-11-18T08:00'], '2026-11-18T09:00')).toMatchObject({
      blockedBy: 'day',
      freeAt: at('2026-11-19T00:00'),
    });
    expect(after(paused, ['2026-11-18T20:00'], '2026-11-18T21:00')).toMatchObject({
      blockedBy: 'cooldown',
      freeAt: at('2026-11-19T08:00'),
      text: '明天 8:00 后可再记',
    });
  });

  test('leaves only what still fits into the day', () => {
    const paused = rule({ day: 5 }, { cooldownHours: 4 });
    expect(after(paused, [], '2026-11-18T00:00').left).toBe(5);
    expect(after(paused, [], '2026-11-18T19:59')).toMatchObject({ left: 2, text: '今天剩 2 次' });
    expect(after(paused, [], '2026-11-18T20:00').left).toBe(1);
    expect(after(rule({}, { cooldownHours: 4 }), [], '2026-11-18T20:00')).toMatchObject({ left: 1 });
  });
});

describe('validity', () => {
  const spring = { validFrom: '2026-03-01', validTo: '2026-03-31' };

  test('includes its first and its last day', () => {
    expect(after(rule({ day: 1 }, spring), [], '2026-02-28T23:59:59.999')).toMatchObject({
      left: 0,
      blockedBy: 'validity',
      freeAt: at('2026-03-01T00:00'),
      text: '3月1日起可记',
    });
    expect(after(rule({ day: 1 }, spring), [], '2026-03-01T00:00').left).toBe(1);
    expect(after(rule({ day: 1 }, spring), [], '2026-03-31T23:59:59.999').left).toBe(1);
    expect(after(rule({ day: 1 }, spring), [], '2026-04-01T00:00')).toMatchObject({
      left: 0,
      blockedBy: 'validity',
      freeAt: null,
      text: '已停用',
    });
  });

  test('promises no return after its end', () => {
    const ending = rule({ day: 1 }, spring);
    expect(after(ending, ['2026-03-30T08:00'], '2026-03-30T09:00').freeAt).toBe(at('2026-03-31T00:00'));
    expect(after(ending, ['2026-03-31T08:00'], '2026-03-31T09:00')).toMatchObject({
      blockedBy: 'day',
      freeAt: null,
      text: '已做满',
    });
    const paused = rule({}, { ...spring, cooldownHours: 24 });
    expect(after(paused, ['2026-03-30T23:59'], '2026-03-31T09:00').freeAt).toBe(at('2026-03-31T23:59'));
    expect(after(paused, ['2026-03-31T00:00'], '2026-03-31T09:00').freeAt).toBeNull();
  });
});

describe('words', () => {
  test('a near cap never promises more than a wider one leaves', () => {
    const subject = rule({ day: 3, week: 3, month: 8 });
    expect(after(subject, ['2026-11-16T08:00', '2026-11-17T08:00'], '2026-11-18T08:00').text).toBe(
      '今天剩 1 次 · 本周剩 1 次',
    );
    expect(
      after(rule({ week: 3, total: 4 }), ['2026-01-01T08:00', '2026-02-01T08:00'], '2026-11-18T08:00').text,
    ).toBe('本周剩 2 次 · 总共剩 2 次');
  });

  test('a week that outlives the month is not cut down to it', () => {
    const subject = rule({ week: 3, month: 4 });
    const uses = ['2026-09-02T08:00', '2026-09-09T08:00', '2026-09-16T08:00'];
    expect(after(subject, uses, '2026-09-29T08:00').text).toBe('本周剩 3 次 · 本月剩 1 次');
  });
});

describe('ring', () => {
  test.each<[Caps, number, { segments: number; filled: number }]>([
    [{ day: 5 }, 3, { segments: 5, filled: 3 }],
    [{ day: 12 }, 12, { segments: 12, filled: 12 }],
    [{ day: 30 }, 0, { segments: 12, filled: 0 }],
    [{ day: 30 }, 1, { segments: 12, filled: 1 }],
    [{ day: 30 }, 15, { segments: 12, filled: 6 }],
    [{ day: 30 }, 29, { segments: 12, filled: 11 }],
    [{ day: 30 }, 30, { segments: 12, filled: 12 }],
    [{ day: 2 }, 3, { segments: 2, filled: 2 }],
    [{ day: 2, week: 2 }, 1, { segments: 2, filled: 1 }],
    [{ day: 4, week: 5, total: 3 }, 1, { segments: 3, filled: 1 }],
  ])('of %j after %i uses', (caps, uses, ring) => {
    const now = at('2026-11-18T08:00');
    const usage = usageAt(Array<number>(uses).fill(now), now);
    expect(ringOf(allowanceOf(rule(caps), usage, now))).toEqual(ring);
  });

  test('a rule without caps is a whole ring while it rests', () => {
    expect(after(rule({}, { cooldownHours: 2 }), ['2026-11-18T08:00'], '2026-11-18T09:00').ring).toEqual({
      segments: 1,
      filled: 1,
    });
  });
});

describe('2,000 random rules and histories', () => {
  /** The rule book read by its words: by keys and written days, without the arithmetic under test. */
  const possible = ({ caps, cooldownHours, validFrom, validTo }: Rule, uses: number[], now: number) => {
    const day = dayOf(now);
    const fits = (['day', 'week', 'month'] as const).every((period) => {
      const key = periodKey(period, now);
      return uses.filter((use) => periodKey(period, use) === key).length < (caps[period] ?? Infinity);
    });
    const rested = cooldownHours === 0 || uses.every((use) => Math.abs(now - use) >= cooldownHours * HOUR);
    return (
      fits &&
      rested &&
      uses.length < (caps.total ?? Infinity) &&
      day >= validFrom &&
      (validTo === null || day <= validTo)
    );
  };

  /** How often it can be used today, by using it as soon and as often as possible (50 stands for no limit). */
  const leftByTrying = (subject: Rule, uses: number[], now: number) => {
    const tried = [...uses];
    const step = Math.max(1, subject.cooldownHours * HOUR);
    for (let t = now; t < periodEnd('day', now) && tried.length - uses.length < 50; t += step) {
      if (!possible(subject, tried, t)) break;
      tried.push(t);
    }
    return tried.length - uses.length;
  };

  const random = seededRandom(20180401);
  const pick = (most: number) => Math.floor(random() * most);
  const maybe = (most: number) => (random() < 0.5 ? undefined : 1 + pick(most));
  const START = at('2026-01-01T00:00');

  const cases = Array.from({ length: 2_000 }, () => {
    const caps = { day: maybe(3), week: maybe(6), month: maybe(10), total: maybe(20) };
    const subject: Rule = {
      caps: Object.fromEntries(Object.entries(caps).filter(([, cap]) => cap !== undefined)),
      cooldownHours: random() < 0.5 ? 0 : 1 + Math.floor(random() ** 3 * 700),
      validFrom: dayOf(START + pick(40) * DAY),
      validTo: random() < 0.5 ? null : dayOf(START + (40 + pick(40)) * DAY),
    };
    // Uses crowd the days around now, half of them where the rule allows them, and some stand on a midnight. In every second
    // case something was used after now as well, as when a deed is decided about late.
    const now = START + pick(90 * DAY);
    const late = random() < 0.5;
    const uses: number[] = [];
    for (let i = pick(24); i > 0; i--) {
      const side = late && random() < 0.3 ? -1 : 1;
      const back = side * Math.floor(random() ** 3 * 40 * DAY);
      const use = random() < 0.2 ? periodEnd('day', now - back - DAY) : now - back;
      if (random() < 0.5 || possible(subject, uses, use)) uses.push(use);
    }
    return { subject, uses, now };
  });
  const allowanceAfter = (subject: Rule, uses: number[], now: number) =>
    allowanceOf(subject, usageAt(uses, now), now);

  test('it is blocked exactly when the rule book says so, and left is what can be had', () => {
    for (const { subject, uses, now } of cases) {
      const { left, blockedBy } = allowanceAfter(subject, uses, now);
      expect(blockedBy === null).toBe(possible(subject, uses, now));
      expect(left ?? 50).toBe(leftByTrying(subject, uses, now));
    }
  });

  test('nothing is possible before freeAt, and at it one more is, unless something was used after now', () => {
    const free = cases.flatMap((each) => {
      const { freeAt } = allowanceAfter(each.subject, each.uses, each.now);
      return freeAt === null ? [] : [{ ...each, freeAt }];
    });
    expect(free.length).toBeGreaterThan(300);
    for (const { subject, uses, now, freeAt } of free) {
      expect(freeAt).toBeGreaterThan(now);
      expect(possible(subject, uses, freeAt - 1)).toBe(false);
      expect(possible(subject, uses, now + Math.floor((freeAt - now) / 2))).toBe(false);
      if (uses.some((use) => use > now)) continue;
      expect(possible(subject, uses, freeAt)).toBe(true);
      expect(allowanceAfter(subject, uses, freeAt).left ?? 1).toBeGreaterThanOrEqual(1);
      expect(allowanceAfter(subject, uses, freeAt - 1).left).toBe(0);
    }
  });

  test('when blocked without freeAt it is never possible again', () => {
    const never = cases.filter(({ subject, uses, now }) => {
      const { blockedBy, freeAt } = allowanceAfter(subject, uses, now);
      return blockedBy !== null && freeAt === null;
    });
    expect(never.length).toBeGreaterThan(100);
    for (const { subject, uses, now } of never) {
      const later = Array.from({ length: 100 }, (_, i) => now + i * 31 * HOUR);
      expect(later.filter((t) => possible(subject, uses, t))).toEqual([]);
    }
  });

  test('each has a line of text and a ring that agree with it', () => {
    for (const { subject, uses, now } of cases) {
      const allowance = allowanceAfter(subject, uses, now);
      const { segments, filled } = ringOf(allowance);
      expect(segments).toBeGreaterThanOrEqual(1);
      expect(segments).toBeLessThanOrEqual(12);
      expect(filled).toBeLessThanOrEqual(segments);
      if (allowance.blockedBy === null) expect(filled).toBeLessThan(segments);
      const text = allowanceText(allowance, now);
      expect(/剩 [1-9]|不限次数/.test(text)).toBe(allowance.blockedBy === null);
      expect(text).not.toMatch(/剩 0|undefined|NaN|Infinity/);
    }
  });
});
