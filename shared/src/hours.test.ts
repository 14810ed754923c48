import { ALWAYS, areHours, everyDay, hoursText, isWithin } from './hours';

const at = (text: string) => Date.parse(`${text}+08:00`);

test('hours as people read them', () => {
  expect(hoursText(everyDay([540, 1170]))).toBe('每天 9:00 到 19:30');
  expect(hoursText(ALWAYS)).toBe('每天全天');
  const work = [[540, 720] as const, [840, 1080] as const];
  expect(hoursText([work, work, work, work, work, [[540, 720]], []])).toBe(
    '周一至周五 9:00 到 12:00、14:00 到 18:00；周六 9:00 到 12:00',
  );
  expect(hoursText([[], [], [], [], [], [], [[0, 1440]]])).toBe('周日 全天');
});

test('open from the first minute to before the last', () => {
  const hours = everyDay([540, 1170]);
  expect(isWithin(hours, at('2026-11-18T09:00:00'))).toBe(true);
  expect(isWithin(hours, at('2026-11-18T19:29:59'))).toBe(true);
  expect(isWithin(hours, at('2026-11-18T19:30:00'))).toBe(false);
  expect(isWithin([[], [], [], [], [], [], [[0, 1440]]], at('2026-11-22T23:59:00'))).toBe(true);
  expect(isWithin([[], [], [], [], [], [], [[0, 1440]]], at('2026-11-23T00:00:00'))).toBe(false);
});

test('seven days, each with spans in order', () => {
  expect(areHours(ALWAYS)).toBe(true);
  expect(areHours(everyDay([540, 720], [700, 900]))).toBe(false);
  expect(areHours(everyDay([720, 540]))).toBe(false);
  expect(areHours(everyDay([0, 1441]))).toBe(false);
  expect(areHours(everyDay())).toBe(false);
  expect(areHours([[[0, 60]]])).toBe(false);
});
