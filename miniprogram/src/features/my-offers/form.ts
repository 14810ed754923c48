import type { Api } from '@jishan/shared/api';
import { fenOf, yuan } from '@jishan/shared/money';
import { minuteOf } from '../shop-form/form';
import { words } from './words';

type Photo = Api['photo.upload']['reply'];
type Offer = Api['offer.manage']['reply']['items'][number];
type Content = Omit<Api['offer.submit']['input'], 'merchantId' | 'offerId' | 'version'>;

/** An offer as it is typed. */
export interface OfferDraft {
  title: string;
  detail: string;
  listPrice: string;
  price: string;
  points: string;
  period: Offer['period'];
  stock: string;
  limit: string;
  valid: string;
  from: string;
  to: string;
  photos: Photo[];
}

export const EMPTY: OfferDraft = {
  title: '',
  detail: '',
  listPrice: '',
  price: '',
  points: '50',
  period: 'month',
  stock: '',
  limit: '1',
  valid: '30',
  from: '9:00',
  to: '18:00',
  photos: [],
};

export interface Problem {
  field: keyof OfferDraft;
  message: string;
}

const clockOf = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const typed = (count: number | null) => (count === null ? '' : String(count));
/** A whole number above 0; null when the field is empty, undefined when it is none. */
const countOf = (text: string) =>
  text.trim() === '' ? null : /^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text) : undefined;

/** An offer that stands, ready to be changed. */
export function draftOf(offer: Offer): OfferDraft {
  const [span] = offer.hours.flat();
  return {
    title: offer.title,
    detail: offer.detail,
    listPrice: yuan(offer.listPrice),
    price: yuan(offer.price),
    points: String(offer.points),
    period: offer.period,
    stock: typed(offer.stock),
    limit: typed(offer.personLimit),
    valid: String(offer.validDays),
    from: clockOf(span?.[0] ?? 540),
    to: clockOf(span?.[1] ?? 1080),
    photos: offer.photos,
  };
}

/** The first thing that is wrong, at its field. */
export function problemOf(draft: OfferDraft): Problem | null {
  const [list, price] = [fenOf(draft.listPrice), fenOf(draft.price)];
  const [from, to] = [minuteOf(draft.from), minuteOf(draft.to)];
  const checks: [wrong: boolean, field: keyof OfferDraft, message: string][] = [
    [draft.title.trim() === '', 'title', words.needName],
    [!list, 'listPrice', words.badPrice],
    [price === null, 'price', words.badPrice],
    [list !== null && price !== null && price >= list, 'price', words.lower],
    [!countOf(draft.points), 'points', words.badPoints],
    [countOf(draft.stock) === undefined, 'stock', words.badCount],
    [countOf(draft.limit) === undefined, 'limit', words.badCount],
    [!countOf(draft.valid), 'valid', words.badCount],
    [from === null, 'from', words.badTime],
    [to === null, 'to', words.badTime],
    [from !== null && to !== null && from >= to, 'to', words.needOrder],
  ];
  const found = checks.find(([wrong]) => wrong);
  return found ? { field: found[1], message: found[2] } : null;
}

/** What is sent. Call it only when there is no problem. */
export function contentOf(draft: OfferDraft): Content {
  const span = [minuteOf(draft.from) ?? 0, minuteOf(draft.to) ?? 1440] as [number, number];
  return {
    title: draft.title,
    detail: draft.detail,
    listPrice: fenOf(draft.listPrice) ?? 0,
    price: fenOf(draft.price) ?? 0,
    points: countOf(draft.points) ?? 0,
    period: draft.period,
    stock: countOf(draft.stock) ?? null,
    personLimit: countOf(draft.limit) ?? null,
    validDays: countOf(draft.valid) ?? 30,
    hours: Array.from({ length: 7 }, () => [span]),
    startsAt: null,
    endsAt: null,
    photos: draft.photos.map(({ id }) => id),
  };
}
