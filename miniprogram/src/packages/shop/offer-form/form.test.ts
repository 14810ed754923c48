import { HOUR, startOfDay } from '@jishan/shared/calendar';
import { contentOf, draftOf, EMPTY, problemsOf, type OfferDraft } from './form';
import { words } from './words';

const haircut: OfferDraft = { ...EMPTY, title: '剪发一次', listPrice: '35', price: '29.9', stock: '80' };

const again = (content: ReturnType<typeof contentOf>) =>
  draftOf({ ...content, photos: [] } as unknown as Parameters<typeof draftOf>[0]);

const fieldsOf = (...given: Parameters<typeof problemsOf>) => problemsOf(...given).map(({ field }) => field);

test('all that is wrong is told, each at its field', () => {
  expect(problemsOf(haircut)).toEqual([]);
  expect(fieldsOf({ ...haircut, title: ' ', listPrice: '0', stock: '-1' })).toEqual([
    ...['title', 'listPrice', 'price', 'stock'],
  ]);
  expect(fieldsOf({ ...haircut, price: '三十', points: '0', limit: '1.5' })).toEqual([
    ...['price', 'points', 'limit'],
  ]);
  expect(problemsOf({ ...haircut, price: '35' })).toEqual([{ field: 'price', message: words.lower }]);
  const hours = { daily: false, spans: [{ from: '9:00', to: '8:00' }], days: [] };
  expect(problemsOf({ ...haircut, hours })).toEqual([{ field: 'hours', message: words.needOrder }]);
});

describe('a special', () => {
  const now = startOfDay('2026-11-27') + 10 * HOUR;
  const special = { ...haircut, special: true, endDay: '2026-12-05' };

  test('has a beginning or an end that is still to come', () => {
    expect(problemsOf(special, now)).toEqual([]);
    expect(problemsOf({ ...special, endDay: null }, now)).toEqual([
      { field: 'endDay', message: words.needEdge },
    ]);
    expect(problemsOf({ ...special, startDay: '2026-12-01', endDay: null }, now)).toEqual([]);
    expect(fieldsOf({ ...special, endTime: '八点' }, now)).toEqual(['endTime']);
    expect(fieldsOf({ ...special, startDay: '2026-12-01', startTime: '' }, now)).toEqual(['startTime']);
    const past = [{ field: 'endDay', message: words.badEnd }];
    expect(problemsOf({ ...special, endDay: '2026-11-27', endTime: '10:00' }, now)).toEqual(past);
    expect(problemsOf({ ...special, startDay: '2026-12-06' }, now)).toEqual(past);
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
