import { HOUR, startOfDay } from '@jishan/shared/calendar';
import { contentOf, draftOf, EMPTY, problemOf, type OfferDraft } from './form';
import { words } from './words';

const haircut: OfferDraft = { ...EMPTY, title: '剪发一次', listPrice: '35', price: '29.9', stock: '80' };

const again = (content: ReturnType<typeof contentOf>) =>
  draftOf({ ...content, photos: [] } as unknown as Parameters<typeof draftOf>[0]);

test('what is wrong is told at its field', () => {
  expect(problemOf(haircut)).toBeNull();
  expect(problemOf({ ...haircut, title: ' ' })?.field).toBe('title');
  expect(problemOf({ ...haircut, listPrice: '0' })?.field).toBe('listPrice');
  expect(problemOf({ ...haircut, price: '三十' })?.field).toBe('price');
  expect(problemOf({ ...haircut, price: '35' })).toEqual({ field: 'price', message: words.lower });
  expect(problemOf({ ...haircut, points: '0' })?.field).toBe('points');
  expect(problemOf({ ...haircut, stock: '-1' })?.field).toBe('stock');
  expect(problemOf({ ...haircut, limit: '1.5' })?.field).toBe('limit');
  const hours = { daily: false, spans: [{ from: '9:00', to: '8:00' }], days: [] };
  expect(problemOf({ ...haircut, hours })).toEqual({ field: 'hours', message: words.needOrder });
});

describe('a special', () => {
  const now = startOfDay('2026-11-27') + 10 * HOUR;
  const special = { ...haircut, special: true, endDay: '2026-12-05' };

  test('has a beginning or an end that is still to come', () => {
    expect(problemOf(special, now)).toBeNull();
    expect(problemOf({ ...special, endDay: null }, now)).toEqual({
      field: 'endDay',
      message: words.needEdge,
    });
    expect(problemOf({ ...special, startDay: '2026-12-01', endDay: null }, now)).toBeNull();
    expect(problemOf({ ...special, endTime: '八点' }, now)?.field).toBe('endTime');
    expect(problemOf({ ...special, startDay: '2026-12-01', startTime: '' }, now)?.field).toBe('startTime');
    const past = { field: 'endDay', message: words.badEnd };
    expect(problemOf({ ...special, endDay: '2026-11-27', endTime: '10:00' }, now)).toEqual(past);
    expect(problemOf({ ...special, startDay: '2026-12-06' }, now)).toEqual(past);
  });

  test('is sent as instants, and comes back as it was typed', () => {
    const whole = { ...special, startDay: '2026-12-01', startTime: '9:30' };
    const content = contentOf(whole);
    expect(content.startsAt).toBe(startOfDay('2026-12-01') + 9.5 * HOUR);
    expect(content.endsAt).toBe(startOfDay('2026-12-06'));
    expect(again(content)).toMatchObject({
      ...{ special: true, startDay: '2026-12-01', startTime: '9:30', endDay: '2026-12-05', endTime: '24:00' },
    });
    const evening = contentOf({ ...special, endTime: '20:00' });
    expect(again(evening)).toMatchObject({ startDay: null, endDay: '2026-12-05', endTime: '20:00' });
  });

  test('switched off, it has neither', () => {
    expect(contentOf({ ...special, special: false })).toMatchObject({ startsAt: null, endsAt: null });
    expect(again(contentOf(haircut)).special).toBe(false);
  });
});

test('yuan become fen, empty counts no limit, and what stands can be changed', () => {
  const content = contentOf({ ...haircut, limit: '' });
  expect(content).toMatchObject({ listPrice: 3500, price: 2990, points: 50, stock: 80, personLimit: null });
  expect(contentOf(again(content))).toEqual(content);
});
