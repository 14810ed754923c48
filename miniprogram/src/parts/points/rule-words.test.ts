import { ruleLabel, ruleText } from './rule-words';

test('a rule is told with its caps from day to total', () => {
  expect(ruleText({ points: 50, caps: { week: 3, day: 1 }, cooldownHours: 0 })).toBe(
    '每次 50 分，一天 1 次，一周 3 次',
  );
});

test('no cap is said, a cooldown is one', () => {
  expect(ruleText({ points: 2, caps: {}, cooldownHours: 0 })).toBe('每次 2 分，不限次数');
  expect(ruleText({ points: 60, caps: {}, cooldownHours: 600 })).toBe('每次 60 分，隔 25 天可再记');
  expect(ruleText({ points: 60, caps: { total: 1 }, cooldownHours: 30 })).toBe(
    '每次 60 分，总共 1 次，隔 30 小时可再记',
  );
});

test('a rule is numbered as in the rule book', () => {
  expect(ruleLabel({ groupTitle: '社区建设', code: 'building-07' })).toBe('社区建设 07');
});
