import { DAY, startOfDay } from '@jishan/shared/calendar';
import { type AppealDraft, daysBack, inputOf, problemsOf } from './form';
import { aboutIn } from './target';

const draft: AppealDraft = { body: '那天我在场', photos: [], ruleCode: 'building-07', day: '2026-11-21' };

it.each([
  ['no rule', { ruleCode: null }, 'rule'],
  ['no day', { day: null }, 'day'],
  ['only blanks', { body: ' \n' }, 'body'],
  ['501 characters', { body: '字'.repeat(501) }, 'body'],
] as const)('a missed award stops at %s', (_, part, field) =>
  expect(problemsOf('missed', { ...draft, ...part }).map((problem) => problem.field)).toEqual([field]),
);

it('lets 500 characters pass, and asks for rule and day only where an award was missed', () => {
  expect(problemsOf('missed', { ...draft, body: '字'.repeat(500) })).toEqual([]);
  expect(problemsOf('rejection', { ...draft, ruleCode: null, day: null })).toEqual([]);
});

it('tells a day the same way at every try, and never a moment to come', () => {
  const now = Date.parse('2026-11-21T00:00:01+08:00');
  const { occurredAt } = inputOf({ kind: 'missed' }, draft) as { occurredAt: number };
  expect(occurredAt).toBe(Date.parse('2026-11-21T00:00:00+08:00'));
  expect(occurredAt).toBeLessThanOrEqual(now);
});

it('offers no day that the server would refuse as too long ago', () => {
  for (const text of ['2026-11-23T00:00:00+08:00', '2026-11-23T23:59:59+08:00']) {
    const now = Date.parse(text);
    const days = daysBack(now);
    expect(days[0]).toBe('2026-11-23');
    expect(startOfDay(days.at(-1) ?? '')).toBeGreaterThanOrEqual(now - 30 * DAY);
  }
});

it('keeps to what the address says', () => {
  expect(aboutIn({ kind: 'rejection', postId: '5' })).toEqual({ kind: 'rejection', postId: 5 });
  expect(aboutIn({ kind: 'rejection' })).toBeNull();
  expect(aboutIn({ kind: 'deduction', adjustmentId: '-1' })).toBeNull();
  expect(aboutIn({})).toBeNull();
});
