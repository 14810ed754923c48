import type { Api } from '@jishan/shared/api';
import { fenOf, yuan } from '@jishan/shared/money';
import { dayOf, formatClock, startOfDay } from '@jishan/shared/calendar';
import { type FormProblem, problemsIn } from '../../../kernel/form';
import { minuteOf } from '../../../parts/shop/clock';
import { type HoursDraft, hoursDraftOf, hoursOf, wrongHours } from './hours';
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
  hours: HoursDraft;
  /** A special of a limited time, as the days and times below say. */
  special: boolean;
  /** '2026-11-28'; null: from its approval on. */
  startDay: string | null;
  startTime: string;
  /** null: without end. */
  endDay: string | null;
  endTime: string;
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
  hours: { daily: false, spans: [{ from: '9:00', to: '18:00' }], days: [] },
  special: false,
  startDay: null,
  startTime: '0:00',
  endDay: null,
  endTime: '24:00',
  photos: [],
};

const typed = (count: number | null) => (count === null ? '' : String(count));
/** A whole number above 0; null when the field is empty, undefined when it is none. */
const countOf = (text: string) =>
  text.trim() === '' ? null : /^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text) : undefined;

const MINUTE = 60_000;
const MIDNIGHT = '24:00';
/** The instant of a day and a time of its clock; null without a day, undefined when the time is none. */
function instantOf(day: string | null, time: string): number | null | undefined {
  const minute = minuteOf(time);
  if (day === null) return null;
  return minute === null ? undefined : startOfDay(day) + minute * MINUTE;
}

/** The days and times of a special. An end at midnight is the day before's. */
function timesOf({ startsAt, endsAt }: Pick<Offer, 'startsAt' | 'endsAt'>) {
  const isMidnight = endsAt !== null && startOfDay(dayOf(endsAt)) === endsAt;
  return {
    special: startsAt !== null || endsAt !== null,
    startDay: startsAt === null ? null : dayOf(startsAt),
    startTime: startsAt === null ? EMPTY.startTime : formatClock(startsAt),
    endDay: endsAt === null ? null : dayOf(endsAt - 1),
    endTime: endsAt === null || isMidnight ? MIDNIGHT : formatClock(endsAt),
  };
}

/** An offer that stands, ready to be changed. */
export function draftOf(offer: Offer): OfferDraft {
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
    hours: hoursDraftOf(offer.hours),
    ...timesOf(offer),
    photos: offer.photos,
  };
}

/** All that is wrong, in the order of the form. */
export function problemsOf(draft: OfferDraft, now = Date.now()): FormProblem<keyof OfferDraft>[] {
  const [list, price] = [fenOf(draft.listPrice), fenOf(draft.price)];
  const hours = wrongHours(draft.hours);
  const { special, startDay, endDay } = draft;
  const [start, end] = [instantOf(startDay, draft.startTime), instantOf(endDay, draft.endTime)];
  return problemsIn([
    [draft.title.trim() === '', 'title', words.needName],
    [!list, 'listPrice', words.badPrice],
    [price === null, 'price', words.badPrice],
    [list !== null && price !== null && price >= list, 'price', words.lower],
    [!countOf(draft.points), 'points', words.badPoints],
    [countOf(draft.stock) === undefined, 'stock', words.badCount],
    [countOf(draft.limit) === undefined, 'limit', words.badCount],
    [!countOf(draft.valid), 'valid', words.badCount],
    [hours !== null, 'hours', hours?.message ?? ''],
    [special && start === undefined, 'startTime', words.badTime],
    [special && startDay === null && endDay === null, 'endDay', words.needEdge],
    [special && end === undefined, 'endTime', words.badTime],
    [special && Boolean(end) && (end ?? 0) <= Math.max(start ?? 0, now), 'endDay', words.badEnd],
  ]);
}

/** What is sent. Call it only when there is no problem. */
export function contentOf(draft: OfferDraft): Content {
  const { special } = draft;
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
    hours: hoursOf(draft.hours),
    startsAt: special ? (instantOf(draft.startDay, draft.startTime) ?? null) : null,
    endsAt: special ? (instantOf(draft.endDay, draft.endTime) ?? null) : null,
    photos: draft.photos.map(({ id }) => id),
  };
}

const FIELDS = {
  personLimit: 'limit',
  validDays: 'valid',
  startsAt: 'startDay',
  endsAt: 'endDay',
} as const;

/** What the server found wrong, at the field of the form that it is about. */
export function fieldOf(path: string | undefined, { special }: OfferDraft): keyof OfferDraft | null {
  const name = path?.split('.')[0] ?? '';
  if (!special && (name === 'startsAt' || name === 'endsAt')) return 'special';
  if (name in FIELDS) return FIELDS[name as keyof typeof FIELDS];
  return name in EMPTY ? (name as keyof OfferDraft) : null;
}
