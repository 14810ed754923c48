import type { Reply } from '@jishan/shared/api';
import type { Hours } from '@jishan/shared/hours';
import { periodKey } from '@jishan/shared/calendar';
import { sql } from '../../kernel/sql';
import type { PhotoStore } from '../../photos';

export type OfferView = Reply<'offer.ofShop'>['items'][number];
export type OfferForShop = Reply<'offer.submit'>;

/** A row of `offers`, as OFFER_COLUMNS names its columns. */
export interface Offer {
  id: number;
  merchantId: number;
  townId: number;
  title: string;
  detail: string;
  /** JSON of stored photos. */
  photos: string;
  listPrice: number;
  price: number;
  points: number;
  period: OfferView['period'];
  stock: number | null;
  personLimit: number | null;
  validDays: number;
  /** JSON of Hours. */
  hours: string;
  startsAt: number | null;
  endsAt: number | null;
  state: OfferView['state'];
  version: number;
}

export const OFFER_COLUMNS = sql`o.id, o.merchant_id AS merchantId, o.town_id AS townId, o.title, o.detail, o.photos,
  o.list_price AS listPrice, o.price, o.points, o.period, o.stock, o.person_limit AS personLimit, o.valid_days AS validDays,
  o.hours, o.starts_at AS startsAt, o.ends_at AS endsAt, o.state, o.version`;

/** The key of the period in which an instant's stock is counted. */
export const stockPeriod = (period: Offer['period'], now: number) =>
  period === 'none' ? 'A' : periodKey(period, now);

export function offerView(
  photos: PhotoStore,
  offer: Offer & { taken: number },
  isPublic: boolean,
  now: number,
): OfferView {
  return {
    ...offer,
    photos: photos.parse(offer.photos).map((photo) => photos.view(photo, isPublic, now)),
    left: offer.stock === null ? null : Math.max(0, offer.stock - offer.taken),
    hours: hoursOf(offer),
  };
}

/** The contract's hours are tuples that may be changed; ours are read only. */
export const hoursOf = ({ hours }: Pick<Offer, 'hours'>) => JSON.parse(hours) as OfferView['hours'];

/** For SQL: what is taken of the stock `s` of an offer `o` in its period now. */
export const takenJoin = (now: number) => sql`LEFT JOIN offer_stocks s ON s.offer_id = o.id
  AND s.period = CASE o.period WHEN 'none' THEN 'A' WHEN 'day' THEN ${periodKey('day', now)}
    WHEN 'week' THEN ${periodKey('week', now)} ELSE ${periodKey('month', now)} END`;

export type OfferTerms = Pick<
  Offer,
  | 'title'
  | 'detail'
  | 'listPrice'
  | 'price'
  | 'points'
  | 'period'
  | 'stock'
  | 'personLimit'
  | 'validDays'
  | 'startsAt'
  | 'endsAt'
> & { hours: Hours };
