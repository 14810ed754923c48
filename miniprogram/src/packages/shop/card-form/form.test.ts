import { DAY, formatDay, startOfDay } from '@jishan/shared/calendar';
import { type CardDraft, contentOf, EMPTY, fieldOf, percentOf, problemsOf } from './form';
import { words } from './words';

const card: CardDraft = { ...EMPTY, title: '志愿者八折卡' };
const patrol: CardDraft = { ...card, audience: 'rule', ruleCode: 'building-07', times: '3' };

test('discounts are typed as shops write them', () => {
  expect(['8', '8.5', '9.5', ' 1 '].map(percentOf)).toEqual([80, 85, 95, 10]);
  expect(['80', '9.6', '0.5', '八', '8.55', ''].map(percentOf)).toEqual(Array(6).fill(null));
});

const fieldsOf = (draft: CardDraft) => problemsOf(draft).map(({ field }) => field);

test('all that is wrong is told, each at its field', () => {
  expect(problemsOf(card)).toEqual([]);
  expect(fieldsOf({ ...card, title: ' ', uses: '0' })).toEqual(['title', 'uses']);
  expect(problemsOf({ ...card, fold: '80' })).toEqual([{ field: 'fold', message: words.badFold }]);
  expect(fieldsOf({ ...card, uses: '' })).toEqual([]);
  expect(fieldsOf({ ...card, days: '400', honour: '' })).toEqual(['days', 'honour']);
  expect(fieldsOf({ ...card, validity: 'until' })).toEqual(['until']);
  expect(fieldsOf({ ...patrol, ruleCode: null, times: '0' })).toEqual(['ruleCode', 'times']);
  // What is not asked for cannot be wrong.
  expect(fieldsOf({ ...card, audience: 'list', honour: '', times: '' })).toEqual([]);
  expect(fieldsOf({ ...card, quota: '1001' })).toEqual(['quota']);
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

test('what the server refuses stands at a field that is open', () => {
  expect(fieldOf('least', patrol)).toBe('times');
  expect(fieldOf('least', card)).toBe('honour');
  expect(fieldOf('percent', card)).toBe('fold');
  expect(fieldOf('validUntil', { ...card, validity: 'until' })).toBe('until');
  expect(fieldOf('validUntil', card)).toBe('days');
  expect(fieldOf('ruleCode', patrol)).toBe('ruleCode');
  for (const path of ['least', 'span', 'ruleCode'])
    expect(fieldOf(path, { ...card, audience: 'need' })).toBe('audience');
  expect(fieldOf('merchantId', patrol)).toBeNull();
});
