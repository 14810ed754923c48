import type { Api } from '@jishan/shared/api';
import { words } from './words';

type Photo = Api['photo.upload']['reply'];
type Content = Omit<Api['fund.use']['input'], 'fundId'>;

/** A use of a fund as it is typed. */
export interface UseDraft {
  points: string;
  /** Whether a shop is paid at all; which one is chosen after that. */
  paysShop: boolean;
  shop: { id: number; name: string } | null;
  purpose: string;
  photos: Photo[];
}

export const EMPTY: UseDraft = { points: '', paysShop: true, shop: null, purpose: '', photos: [] };

export interface Problem {
  field: keyof UseDraft;
  message: string;
}

/** The first thing that is wrong, at its field. */
export function problemOf({ points, paysShop, shop, purpose }: UseDraft, left: number): Problem | null {
  if (!/^[1-9]\d*$/.test(points.trim())) return { field: 'points', message: words.needPoints };
  if (Number(points) > left) return { field: 'points', message: words.tooMany(left) };
  if (paysShop && !shop) return { field: 'shop', message: words.needShop };
  if (purpose.trim() === '') return { field: 'purpose', message: words.needPurpose };
  return null;
}

/** What is sent. Call it only when there is no problem. */
export const contentOf = ({ points, paysShop, shop, purpose, photos }: UseDraft): Content => ({
  points: Number(points),
  merchantId: paysShop ? (shop?.id ?? null) : null,
  purpose,
  photos: photos.map(({ id }) => id),
});

const FIELDS: Record<string, keyof UseDraft> = {
  points: 'points',
  merchantId: 'shop',
  purpose: 'purpose',
  photos: 'photos',
};

/** Where what the server refused stands on the screen; undefined when it is about none of the fields. */
export const fieldOf = (field: string | undefined): keyof UseDraft | undefined =>
  FIELDS[field?.split('.')[0] ?? ''];
