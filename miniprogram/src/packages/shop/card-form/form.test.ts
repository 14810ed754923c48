import { DAY, formatDay, startOfDay } from '@jishan/shared/calendar';
import { type CardDraft, contentOf, EMPTY, fieldOf, percentOf, problemOf } from './form';
import { words } from './words';

const card: CardDraft = { ...EMPTY, title: '志愿者八折卡' };
const patrol: CardDraft = { ...card, audience: 'rule', ruleCode: 'building-07', times: '3' };

test('discounts are typed as shops write them', () => {
  expect(['8', '8.5', '9.5', ' 1 '].map(percentOf)).toEqual([80, 85, 95, 10]);
  expect(['80', '9.6', '0.5', '八', '8.55', ''].map(percentOf)).toEqual(Array(6).fill(null));
});

test('what is wrong is told at its field', () => {
  expect(problemOf(card)).toBeNull();
  expect(problemOf({ ...card, title: ' ' })?.field).toBe('title');
  expect(problemOf({ ...card, fold: '80' })).toEqual({ field: 'fold', message: words.badFold });
  expect(problemOf({ ...card, uses: '0' })?.field).toBe('uses');
  expect(problemOf({ ...card, uses: '' })).toBeNull();
  expect(problemOf({ ...card, days: '400' })?.field).toBe('days');
  expect(problemOf({ ...card, validity: 'until' })?.field).toBe('until');
  expect(problemOf({ ...card, honour: '' })?.field).toBe('honour');
  expect(problemOf({ ...patrol, ruleCode: null })?.field).toBe('ruleCode');
  expect(problemOf({ ...patrol, times: '0' })?.field).toBe('times');
  // What is not asked for cannot be wrong.
  expect(problemOf({ ...card, audience: 'list', honour: '', times: '' })).toBeNull();
  expect(problemOf({ ...card, quota: '1001' })?.field).toBe('quota');
});

test('a condition has what it needs, and nothing else', () => {
  expect(contentOf(card)).toMatchObject({ audience: 'honour', least: 100, span: 'month', ruleCode: null });
  expect(contentOf({ ...patrol, span: 'last_month' })).toMatchObject({
    ...{ audience: 'rule', least: 3, span: 'last_month', ruleCode: 'building-07' },
  });
  for (const audience of ['list', 'need'] as const)
    expect(contentOf({ ...patrol, audience })).toMatchObject({ least: null, span: null, ruleCode: null });
});

test('so many days, or until the end of a day', () => {
  expect(contentOf(card)).toMatchObject({ validDays: 90, validUntil: null });
  const { validDays, validUntil } = contentOf({ ...card, validity: 'until', until: '2026-12-31' });
  expect(validDays).toBeNull();
  expect(validUntil).toBe(startOfDay('2026-12-31') + DAY - 1);
  expect(formatDay(validUntil ?? 0, startOfDay('2026-11-30'))).toBe('12月31日');
});

test('what the server refuses stands at its field', () => {
  expect(fieldOf('least', 'rule')).toBe('times');
  expect(fieldOf('least', 'honour')).toBe('honour');
  expect(fieldOf('percent', 'honour')).toBe('fold');
  expect(fieldOf('validUntil', 'list')).toBe('until');
  expect(fieldOf('ruleCode', 'rule')).toBe('ruleCode');
  expect(fieldOf('merchantId', 'rule')).toBeNull();
});
