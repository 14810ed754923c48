import { adviceOf, rejectBlock, rejectLead } from './reject-message';
import { WORDS } from './words';

test('nothing is sent back without a reason', () => {
  expect(rejectBlock(null, '写了很多')).toEqual({ field: 'reason', text: WORDS.needReason });
  expect(rejectBlock('time', '')).toBeNull();
});

test('“other” says nothing by itself and needs words', () => {
  expect(adviceOf('other')).toBe('');
  expect(rejectBlock('other', '  ')).toMatchObject({ field: 'note' });
  expect(rejectBlock('other', '请写清楚')).toBeNull();
});

test('a note is counted in characters as people count them', () => {
  expect(rejectBlock('time', '𠮷'.repeat(200))).toBeNull();
  expect(rejectBlock('time', '字'.repeat(201))).toMatchObject({ field: 'note' });
});

test('the author reads when, what and why', () => {
  const sentAt = Date.parse('2020-11-21T07:12:00+08:00');
  expect(rejectLead('time', { sentAt, title: '义务巡逻' })).toBe(
    '您2020年11月21日的“义务巡逻”没有通过：时间地点对不上。',
  );
  expect(rejectLead('other', { sentAt, title: null })).toBe('您2020年11月21日的动态没有通过。');
});
