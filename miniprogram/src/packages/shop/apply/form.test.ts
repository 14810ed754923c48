import { contentOf, draftOf, EMPTY, hoursOf, problemsOf, type ShopDraft } from './form';
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

const wrongIn = (part: Partial<ShopDraft>) => problemsOf({ ...whole, ...part });

test('all that is missing is told, each at its field', () => {
  expect(wrongIn({})).toEqual([]);
  expect(wrongIn({ name: ' ', kind: null })).toEqual([
    { field: 'name', message: words.needName },
    { field: 'kind', message: words.needKind },
  ]);
  expect(wrongIn({ spot: null }).map(({ field }) => field)).toEqual(['spot']);
  expect(wrongIn({ to: '8:00' })).toEqual([{ field: 'to', message: words.needOrder }]);
  expect(wrongIn({ from: '早上' })).toEqual([{ field: 'from', message: words.badTime }]);
  expect(wrongIn({ days: whole.days.map(() => false) }).map(({ field }) => field)).toEqual(['days']);
  expect(wrongIn({ licence: [], agreed: false }).map(({ field }) => field)).toEqual(['licence', 'agreed']);
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
  expect(problemsOf(draftOf(file)).map(({ field }) => field)).toEqual(['agreed']);
  expect(problemsOf(draftOf({ ...file, state: 'open' }))).toEqual([]);
});
