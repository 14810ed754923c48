import type { Api } from '@jishan/shared/api';
import type { MerchantKind } from '@jishan/shared/merchants';
import type { CallError } from '../../../kernel/call';
import { type FormProblem, problemsIn } from '../../../kernel/form';
import { appliesAgain } from '../../../parts/shop/applies-again';
import { clockOf, minuteOf } from '../../../parts/shop/clock';
import { words } from './words';

type Photo = Api['photo.upload']['reply'];
type File = Api['merchant.file']['reply'];
type Hours = File['hours'];

/** A shop's form as it is typed. */
export interface ShopDraft {
  name: string;
  kind: MerchantKind | null;
  intro: string;
  giving: string;
  address: string;
  spot: { lat: number; lng: number } | null;
  from: string;
  to: string;
  /** Monday to Sunday. */
  days: boolean[];
  phone: string;
  photos: Photo[];
  licence: Photo[];
  agreed: boolean;
}

export const EMPTY: ShopDraft = {
  name: '',
  kind: null,
  intro: '',
  giving: '',
  address: '',
  spot: null,
  from: '9:00',
  to: '18:00',
  days: Array.from({ length: 7 }, () => true),
  phone: '',
  photos: [],
  licence: [],
  agreed: false,
};

/** The same span on each chosen day. */
export function hoursOf({ from, to, days }: Pick<ShopDraft, 'from' | 'to' | 'days'>): Hours | null {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (start === null || end === null || start >= end) return null;
  return days.map((open) => (open ? [[start, end]] : []));
}

/** A shop's profile, ready to be changed. */
export function draftOf(file: File): ShopDraft {
  const [span] = file.hours.flat();
  return {
    ...EMPTY,
    ...file,
    spot: { lat: file.lat, lng: file.lng },
    from: clockOf(span?.[0] ?? 540),
    to: clockOf(span?.[1] ?? 1080),
    days: file.hours.map((spans) => spans.length > 0),
    agreed: !appliesAgain(file),
  };
}

/** All that is missing, in the order of the form. */
export function problemsOf(draft: ShopDraft): FormProblem<keyof ShopDraft>[] {
  const [start, end] = [minuteOf(draft.from), minuteOf(draft.to)];
  return problemsIn([
    [draft.name.trim() === '', 'name', words.needName],
    [draft.kind === null, 'kind', words.needKind],
    [draft.intro.trim() === '', 'intro', words.needIntro],
    [draft.address.trim() === '', 'address', words.needAddress],
    [draft.spot === null, 'spot', words.needSpot],
    [start === null, 'from', words.badTime],
    [end === null, 'to', words.badTime],
    [start !== null && end !== null && start >= end, 'to', words.needOrder],
    [!draft.days.includes(true), 'days', words.needDay],
    [draft.phone.trim() === '', 'phone', words.needPhone],
    [draft.photos.length === 0, 'photos', words.needPhotos],
    [draft.licence.length === 0, 'licence', words.needLicence],
    [!draft.agreed, 'agreed', words.needPact],
  ]);
}

const FIELDS = ['name', 'kind', 'intro', 'giving', 'address', 'phone', 'photos', 'licence'] as const;

/** What the server found wrong, at the field of the form that it is about. */
export function fieldOf({ field }: CallError): keyof ShopDraft | null {
  if (field === 'lat' || field === 'lng') return 'spot';
  if (field?.startsWith('hours')) return 'to';
  if (field === 'pact') return 'agreed';
  return FIELDS.find((name) => field === name || field?.startsWith(`${name}.`)) ?? null;
}

/** What is sent. Call it only when there is no problem. */
export function contentOf(draft: ShopDraft) {
  const hours = hoursOf(draft);
  if (!draft.spot || !draft.kind || !hours) throw new Error('the form has a problem');
  return {
    name: draft.name,
    kind: draft.kind,
    intro: draft.intro,
    giving: draft.giving,
    address: draft.address,
    lat: draft.spot.lat,
    lng: draft.spot.lng,
    hours,
    phone: draft.phone.trim(),
    photos: draft.photos.map(({ id }) => id),
    licence: draft.licence.map(({ id }) => id),
  };
}
