import { DAY, HOUR } from '@jishan/shared/calendar';
import { drawTurns } from './draw';

const SHOPS = Array.from({ length: 12 }, (_, index) => ({ id: 7 * index + 3 }));
const EIGHT = Date.parse('2026-11-18T08:00:00+08:00');
const draw = (residentId: number, now: number, shops = SHOPS) =>
  drawTurns(shops, 3, { residentId, what: 'shop', now }).map(({ id }) => id);

test('over many residents and days every shop is shown equally often, nobody twice at once', () => {
  const shown = new Map(SHOPS.map(({ id }) => [id, 0]));
  let twice = 0;
  for (let residentId = 1; residentId <= 400; residentId++)
    for (let day = 0; day < 60; day++) {
      // Everybody looks once a day, at eight.
      const ids = draw(residentId, EIGHT + day * DAY);
      if (new Set(ids).size !== 3) twice++;
      for (const id of ids) shown.set(id, (shown.get(id) ?? 0) + 1);
    }
  expect(twice).toBe(0);
  // 6,000 each; chance alone would leave one at 4 % less or more once in 1,600 times.
  const fair = (400 * 60 * 3) / SHOPS.length;
  for (const count of shown.values()) expect(Math.abs(count / fair - 1)).toBeLessThan(0.04);
});

test('and to each resident: a season of mornings, or of Mondays, shows every shop', () => {
  for (let residentId = 1; residentId <= 20; residentId++) {
    const mornings = Array.from({ length: 90 }, (_, day) => draw(residentId, EIGHT + day * DAY)).flat();
    const mondays = Array.from({ length: 52 }, (_, week) => draw(residentId, EIGHT + week * 7 * DAY)).flat();
    for (const { id } of SHOPS) {
      expect(mornings).toContain(id);
      expect(mondays).toContain(id);
    }
  }
});

test('places in the answer are equal as well', () => {
  const firsts = new Map<number, number>();
  for (let residentId = 1; residentId <= 12_000; residentId++) {
    const [first = 0] = draw(residentId, EIGHT);
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  for (const { id } of SHOPS) expect(Math.abs((firsts.get(id) ?? 0) / 1000 - 1)).toBeLessThan(0.1);
});

test('it stands still within the hour, and goes on with the next', () => {
  expect(draw(1, EIGHT)).toEqual(draw(1, EIGHT + HOUR - 1));
  const turns = new Set(Array.from({ length: 10 }, (_, hour) => draw(1, EIGHT + hour * HOUR).join()));
  expect(turns.size).toBeGreaterThan(5);
  expect(draw(1, EIGHT)).toEqual(draw(1, EIGHT, [...SHOPS].reverse()));
  expect(draw(1, EIGHT, SHOPS.slice(0, 2)).sort()).toEqual([10, 3].sort());
  expect(draw(1, EIGHT, [])).toEqual([]);
});
