import type { Resident } from '../../../parts/resident/resident-search';
import { blockOf, type Form, pointsHint, summaryOf } from './proposal';
import { WORDS } from './words';

const resident: Resident = {
  id: 7,
  name: '王秀兰',
  avatar: 'lotus',
  unit: null,
  community: '梧桐里社区',
  grid: '第一网格',
  balance: 30,
  poolLeft: 15,
  aloneUpTo: 20,
};
const form = (part: Partial<Form> = {}): Form => ({
  resident,
  kind: 'correct',
  points: '20',
  reason: '11月20日的巡逻漏记了',
  ...part,
});

test('says what is missing in the order of the form, and nothing when all is there', () => {
  expect(blockOf(form())).toBeNull();
  expect(blockOf(form({ resident: null, kind: null }))?.field).toBe('resident');
  expect(blockOf(form({ kind: null, points: '' }))?.field).toBe('kind');
  expect(blockOf(form({ points: '', reason: '' }))?.field).toBe('points');
  expect(blockOf(form({ points: '1001' }))?.text).toBe(WORDS.mostPoints(1000));
  expect(blockOf(form({ reason: '  ' }))?.field).toBe('reason');
  expect(blockOf(form({ reason: '字'.repeat(501) }))?.text).toBe(WORDS.longReason(500));
});

test('a bonus cannot be more than the pool has left', () => {
  expect(blockOf(form({ kind: 'bonus', points: '15' }))).toBeNull();
  expect(blockOf(form({ kind: 'bonus', points: '16' }))?.text).toBe(WORDS.poolShort(15));
});

test('a deduction always needs a second person, the others above what one may do alone', () => {
  expect(summaryOf(form({ points: '20' }))).toBe('给王秀兰更正补记 20 分，立即到账。');
  expect(summaryOf(form({ points: '21' }))).toBe('给王秀兰更正补记 21 分，要第二个人确认后到账。');
  expect(summaryOf(form({ kind: 'deduct', points: '1' }))).toBe('扣王秀兰 1 分，要第二个人确认后才扣。');
  expect(summaryOf(form({ points: '' }))).toBeNull();
});

test('a deduction beyond the balance says what will be owed', () => {
  expect(pointsHint(form({ kind: 'deduct', points: '50' }))).toBe(WORDS.owes(30, 20));
  expect(pointsHint(form({ kind: 'deduct', points: '30' }))).toBeUndefined();
});
