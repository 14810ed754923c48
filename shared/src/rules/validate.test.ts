import type { ScoringRule } from './types';
import { scoringRule, validateRules } from './validate';

const GOOD: ScoringRule = {
  code: 'building-07',
  version: 3,
  group: 'building',
  title: '义务巡逻',
  seal: '巡逻',
  icon: 'band',
  description: '戴袖标参加社区巡逻一小时以上；散步路过不算。',
  points: 50,
  board: 'patrol',
  source: 'post',
  evidence: { photos: 2 },
  caps: { day: 1, week: 3 },
  cooldownHours: 0,
  review: 1,
  noticeDays: null,
  validFrom: '2018-04-01',
  validTo: null,
};
const fieldsOf = (change: Record<string, unknown>) =>
  validateRules([{ ...GOOD, ...change }]).map(({ field }) => field);

test('takes a good rule as it is', () => {
  expect(scoringRule.parse(GOOD)).toEqual(GOOD);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a code of another group', { code: 'family-07' }, 'code'],
  ['a code without two digits', { code: 'building-7' }, 'code'],
  ['an unknown group', { group: 'sport' }, 'group'],
  ['an unknown board', { board: 'sport' }, 'board'],
  ['an unknown icon', { icon: 'rocket' }, 'icon'],
  ['a title of 13 characters', { title: '一二三四五六七八九十一二三' }, 'title'],
  ['a blank title', { title: ' ' }, 'title'],
  ['a description of two lines', { description: '一行\n两行' }, 'description'],
  ['a description of 61 characters', { description: '长'.repeat(61) }, 'description'],
  ['a seal of one character', { seal: '巡' }, 'seal'],
  ['a seal of three', { seal: '巡逻队' }, 'seal'],
  ['a seal in Latin letters', { seal: 'XL' }, 'seal'],
  ['no points', { points: 0 }, 'points'],
  ['half a point', { points: 2.5 }, 'points'],
  ['a deduction', { points: -5 }, 'points'],
  ['a cap of none', { caps: { day: 0 } }, 'caps.day'],
  ['a cap per year', { caps: { year: 3 } }, 'caps'],
  ['a day above its week', { caps: { day: 4, week: 3 } }, 'caps'],
  ['a day above its month, no week between', { caps: { day: 4, month: 3 } }, 'caps'],
  ['a month above the total', { caps: { month: 4, total: 3 } }, 'caps'],
  ['a negative cooldown', { cooldownHours: -1 }, 'cooldownHours'],
  ['three reviewers', { review: 3 }, 'review'],
  ['a post without a reviewer', { review: 0 }, 'review'],
  ['80 points by one reviewer', { points: 80 }, 'review'],
  ['a reading with a reviewer', { source: 'reading', evidence: { photos: 0 } }, 'review'],
  ['a reading with photos', { source: 'reading', review: 0 }, 'evidence'],
  [
    '80 points by the system',
    { source: 'activity', review: 0, evidence: { photos: 0 }, points: 80 },
    'points',
  ],
  ['ten photos', { evidence: { photos: 10 } }, 'evidence.photos'],
  ['a day that does not exist', { validFrom: '2027-02-29' }, 'validFrom'],
  ['a day written otherwise', { validFrom: '2027/02/28' }, 'validFrom'],
  ['an end before its beginning', { validTo: '2018-03-31' }, 'validTo'],
  ['a field too many', { secret: 1 }, ''],
])('refuses %s', (_, change, field) => {
  expect(fieldsOf(change)).toEqual([field]);
});

test.each<[string, Partial<ScoringRule>]>([
  ['a rule of one day', { validTo: '2018-04-01' }],
  ['equal caps', { caps: { day: 2, week: 2, month: 2, total: 2 } }],
  ['no caps', { caps: {} }],
  ['a leap day', { validTo: '2028-02-29' }],
  ['80 points by two reviewers', { points: 80, review: 2 }],
])('takes %s', (_, change) => {
  expect(fieldsOf(change)).toEqual([]);
});

test('finds what repeats across a rule book, and what is no rule at all', () => {
  expect(
    validateRules([GOOD, { ...GOOD, title: '另一条' }, { ...GOOD, code: 'building-08' }, null, {}]),
  ).toEqual([
    { rule: 'building-07', field: 'code', message: 'is used twice' },
    { rule: 'building-08', field: 'title', message: 'is used twice' },
    expect.objectContaining({ rule: '#4', field: '' }),
    ...Array<unknown>(16).fill(expect.objectContaining({ rule: '#5' })),
  ]);
});
