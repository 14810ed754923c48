import { lunarDay } from './lunar';

const at = (shanghai: string) => lunarDay(Date.parse(`${shanghai}+08:00`));

test('the lunar day turns at midnight in Shanghai', () => {
  expect(at('2026-02-16T23:59:59.999')).toEqual({ day: '十二月廿九', term: null });
  expect(at('2026-02-17T00:00:00.000')).toEqual({ day: '正月初一', term: null });
});

test('a solar term is named on the day it begins, and only then', () => {
  expect(at('2026-11-21T12:00').term).toBeNull();
  expect(at('2026-11-22T00:00')).toMatchObject({ term: '小雪' });
  expect(at('2026-11-22T23:59').term).toBe('小雪');
  expect(at('2026-11-23T00:00').term).toBeNull();
});

test('a leap month says so', () => {
  expect(at('2025-07-25T12:00').day).toBe('闰六月初一');
});
