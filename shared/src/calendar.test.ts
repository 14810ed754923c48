import {
  dayOf,
  formatClock,
  formatDay,
  formatWhen,
  monthName,
  periodEnd,
  periodKey,
  periodStart,
  startOfDay,
  weekdayName,
  weekdayOf,
  type Period,
} from './calendar';
import { seededRandom } from './rules/testing';

const at = (text: string) => Date.parse(`${text}+08:00`);
const PERIODS: readonly Period[] = ['day', 'week', 'month', 'year'];

describe('periods', () => {
  test.each<[string, string, [day: string, week: string, month: string, year: string]]>([
    [
      'the last instant of a day',
      '2026-11-22T23:59:59.999',
      ['D2026-11-22', 'W2026-11-16', 'M2026-11', 'Y2026'],
    ],
    [
      'midnight, when a Monday begins',
      '2026-11-23T00:00',
      ['D2026-11-23', 'W2026-11-23', 'M2026-11', 'Y2026'],
    ],
    [
      'early morning, still yesterday in UTC',
      '2026-12-01T07:59',
      ['D2026-12-01', 'W2026-11-30', 'M2026-12', 'Y2026'],
    ],
    ['a leap day', '2028-02-29T12:00', ['D2028-02-29', 'W2028-02-28', 'M2028-02', 'Y2028']],
    ['the day after a leap day', '2028-03-01T00:00', ['D2028-03-01', 'W2028-02-28', 'M2028-03', 'Y2028']],
    [
      'a year that skips its leap day',
      '2100-03-01T00:00',
      ['D2100-03-01', 'W2100-03-01', 'M2100-03', 'Y2100'],
    ],
    ['the end of a year', '2026-12-31T23:59:59.999', ['D2026-12-31', 'W2026-12-28', 'M2026-12', 'Y2026']],
    [
      'the week that spans two years',
      '2027-01-01T00:00',
      ['D2027-01-01', 'W2026-12-28', 'M2027-01', 'Y2027'],
    ],
    [
      'the last Sunday of that week',
      '2027-01-03T23:59:59.999',
      ['D2027-01-03', 'W2026-12-28', 'M2027-01', 'Y2027'],
    ],
  ])('%s', (_, text, keys) => {
    expect(PERIODS.map((period) => periodKey(period, at(text)))).toEqual(keys);
  });

  test.each<[Period, string, string, string]>([
    ['day', '2026-11-22T23:59:59.999', '2026-11-22T00:00', '2026-11-23T00:00'],
    ['week', '2026-11-22T23:59:59.999', '2026-11-16T00:00', '2026-11-23T00:00'],
    ['week', '2027-01-01T00:00', '2026-12-28T00:00', '2027-01-04T00:00'],
    ['month', '2028-02-29T12:00', '2028-02-01T00:00', '2028-03-01T00:00'],
    ['month', '2027-02-28T12:00', '2027-02-01T00:00', '2027-03-01T00:00'],
    ['month', '2026-12-31T23:59:59.999', '2026-12-01T00:00', '2027-01-01T00:00'],
    ['year', '2026-12-31T23:59:59.999', '2026-01-01T00:00', '2027-01-01T00:00'],
  ])('the %s around %s runs from %s to %s', (period, text, start, end) => {
    expect([periodStart(period, at(text)), periodEnd(period, at(text))]).toEqual([at(start), at(end)]);
  });

  test('a day written out gives back its first instant', () => {
    expect(startOfDay('2026-11-22')).toBe(at('2026-11-22T00:00'));
    expect(dayOf(startOfDay('2026-11-22'))).toBe('2026-11-22');
    expect(dayOf(startOfDay('2026-11-22') - 1)).toBe('2026-11-21');
  });

  test('weeks begin on Monday', () => {
    expect(weekdayOf(at('2026-11-23T00:00'))).toBe(1);
    expect(weekdayOf(at('2026-11-22T23:59:59.999'))).toBe(7);
    expect(weekdayOf(at('1969-12-31T12:00'))).toBe(3);
  });

  test('agrees with the time-zone database at 2,000 random instants', () => {
    const zoned = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const random = seededRandom(1);
    for (let i = 0; i < 2_000; i++) {
      const ms = Math.floor(
        at('1992-01-01T00:00') + random() * (at('2100-01-01T00:00') - at('1992-01-01T00:00')),
      );
      const part = Object.fromEntries(zoned.formatToParts(ms).map(({ type, value }) => [type, value]));
      expect(dayOf(ms)).toBe(`${part.year}-${part.month}-${part.day}`);
      expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(ms) - 1]).toBe(part.weekday);
      expect(formatClock(ms)).toBe(`${Number(part.hour)}:${part.minute}`);
    }
  });

  test('periods follow each other without gap or overlap, and only their own instants share a key', () => {
    const random = seededRandom(2);
    for (let i = 0; i < 500; i++) {
      const ms = Math.floor(random() * at('2100-01-01T00:00'));
      for (const period of PERIODS) {
        const [start, end] = [periodStart(period, ms), periodEnd(period, ms)];
        expect(start <= ms && ms < end).toBe(true);
        expect(periodEnd(period, start - 1)).toBe(start);
        expect(periodStart(period, end)).toBe(end);
        expect(periodKey(period, end - 1)).toBe(periodKey(period, start));
        expect(periodKey(period, end) > periodKey(period, ms)).toBe(true);
      }
    }
  });
});

describe('what screens write', () => {
  const now = at('2026-11-22T19:36');

  test.each([
    ['2026-11-22T07:05', '今天 7:05'],
    ['2026-11-22T00:00', '今天 0:00'],
    ['2026-11-21T23:59:59.999', '昨天 23:59'],
    ['2026-11-23T08:00', '明天 8:00'],
    ['2026-11-24T22:10', '24日 22:10'],
    ['2026-11-19T08:00', '19日 8:00'],
    ['2026-11-02T08:00', '2日 8:00'],
    ['2026-10-31T08:00', '10月31日 8:00'],
    ['2025-03-04T09:30', '2025年3月4日'],
    ['2025-11-22T19:36', '2025年11月22日'],
  ])('%s is %s', (text, written) => {
    expect(formatWhen(at(text), now)).toBe(written);
  });

  test('yesterday stays yesterday across a new year', () => {
    expect(formatWhen(at('2026-12-31T23:00'), at('2027-01-01T00:00'))).toBe('昨天 23:00');
    expect(formatWhen(at('2026-12-30T23:00'), at('2027-01-01T00:00'))).toBe('2026年12月30日');
  });

  test('names of days and months', () => {
    expect([now, at('2026-11-23T00:00')].map(weekdayName)).toEqual(['周日', '周一']);
    expect([now, at('2026-01-31T12:00'), at('2026-12-01T00:00')].map(monthName)).toEqual([
      '十一月',
      '一月',
      '十二月',
    ]);
    expect(formatDay(at('2026-12-01T00:00'), now)).toBe('12月1日');
  });

  test('a day of another year is told with its year, also the next morning', () => {
    expect(formatDay(at('2027-11-30T00:00'), at('2026-11-30T12:00'))).toBe('2027年11月30日');
    expect(formatDay(at('2027-01-01T00:00'), at('2026-12-31T23:59:59.999'))).toBe('2027年1月1日');
    expect(formatDay(at('2026-12-31T23:59:59.999'), at('2027-01-01T00:00'))).toBe('2026年12月31日');
    expect(formatDay(at('2027-01-01T00:00'), at('2027-01-01T00:00'))).toBe('1月1日');
  });
});
