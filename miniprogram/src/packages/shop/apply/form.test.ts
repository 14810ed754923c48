import { contentOf, draftOf, EMPTY, hoursOf, problemOf, type ShopDraft } from './form';
import { words } from './words';

const photo = (id: string) => ({ id, thumb: `/${id}`, screen: `/${id}`, width: 4, height: 3 });
const whole: ShopDraft = {
  ...EMPTY,
  ...{ name: '平安理发店', kind: 'hair', intro: '老店', address: '东门', phone: '13800000000' },
  spot: { lat: 31, lng: 121 },
  photos: [photo('a')],
  licence: [photo('b')],
  agreed: true,
};

/** The shop that the server keeps of it. */
const fileOf = (content: ReturnType<typeof contentOf>): Parameters<typeof draftOf>[0] => ({
  ...content,
  ...{ photos: whole.photos, licence: whole.licence, id: 1, community: '', state: 'open', version: 1 },
  ...{ pactVersion: 1, joinedAt: 1, role: 'owner', members: [], invite: null, submission: null },
  ...{ suspension: null, events: [] },
});

test('the first thing that is missing is told at its field', () => {
  expect(problemOf(whole)).toBeNull();
  expect(problemOf({ ...whole, name: ' ', kind: null })).toEqual({ field: 'name', message: words.needName });
  expect(problemOf({ ...whole, spot: null })?.field).toBe('spot');
  expect(problemOf({ ...whole, to: '8:00' })).toEqual({ field: 'to', message: words.needOrder });
  expect(problemOf({ ...whole, days: whole.days.map(() => false) })?.field).toBe('days');
  expect(problemOf({ ...whole, licence: [] })?.field).toBe('licence');
  expect(problemOf({ ...whole, agreed: false })?.field).toBe('agreed');
});

test('what is sent, and what comes back, are the same', () => {
  const days = [true, true, true, true, true, false, false];
  expect(hoursOf({ from: '9:00', to: '19:30', days })).toEqual([
    ...Array<unknown>(5).fill([[540, 1170]]),
    [],
    [],
  ]);
  const content = contentOf({ ...whole, days });
  expect(contentOf(draftOf(fileOf(content)))).toEqual(content);
});

test('a shop that has left signs the pact again; one that is open only changes what it shows', () => {
  const file = { ...fileOf(contentOf(whole)), state: 'left' as const };
  expect(problemOf(draftOf(file))?.field).toBe('agreed');
  expect(problemOf(draftOf({ ...file, state: 'open' }))).toBeNull();
});
