import type { Api } from '@jishan/shared/api';
import { type FormProblem, problemsIn } from '../../../kernel/form';
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

/** All that is wrong, in the order of the form. */
export const problemsOf = (draft: UseDraft, left: number): FormProblem<keyof UseDraft>[] =>
  problemsIn([
    [!/^[1-9]\d*$/.test(draft.points.trim()), 'points', words.needPoints],
    [Number(draft.points) > left, 'points', words.tooMany(left)],
    [draft.paysShop && !draft.shop, 'shop', words.needShop],
    [draft.purpose.trim() === '', 'purpose', words.needPurpose],
  ]);

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

/** Where what the server refused stands on the screen; null when it is about none of the fields. */
export const fieldOf = (field: string | undefined): keyof UseDraft | null =>
  FIELDS[field?.split('.')[0] ?? ''] ?? null;
