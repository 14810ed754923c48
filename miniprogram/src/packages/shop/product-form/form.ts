import type { Api } from '@jishan/shared/api';
import { fenOf, yuan } from '@jishan/shared/money';
import { type FormProblem, problemsIn } from '../../../kernel/form';
import { words } from './words';

type Photo = Api['photo.upload']['reply'];
type Product = Api['product.manage']['reply']['items'][number];
type Terms = Omit<Api['product.change']['input'], 'merchantId' | 'productId' | 'version'>;

/** A product as it is typed. */
export interface ProductDraft {
  name: string;
  text: string;
  price: string;
  unit: string;
  /** Of a new one; that of one that stands is changed apart from its terms. */
  stock: string;
  limit: string;
  points: string;
  fen: string;
  photos: Photo[];
}

export const EMPTY: ProductDraft = {
  name: '',
  text: '',
  price: '',
  unit: '份',
  stock: '10',
  limit: '',
  points: '',
  fen: '',
  photos: [],
};

/** A product that stands, ready to be changed. */
export function draftOf({ pointsPart, personLimit, ...product }: Product): ProductDraft {
  return {
    name: product.name,
    text: product.text,
    price: yuan(product.price),
    unit: product.unit,
    stock: String(product.stock),
    limit: personLimit === null ? '' : String(personLimit),
    points: pointsPart ? String(pointsPart.points) : '',
    fen: pointsPart ? yuan(pointsPart.fen) : '',
    photos: product.photos,
  };
}

/** Points that take off fen; null without, undefined when it is half filled or too much. */
function partOf({ points, fen, price }: ProductDraft): Terms['pointsPart'] | undefined {
  if (points.trim() === '' && fen.trim() === '') return null;
  const [off, full] = [fenOf(fen), fenOf(price)];
  if (!/^[1-9]\d{0,4}$/.test(points.trim()) || !off || (full && off >= full)) return undefined;
  return { points: Number(points), fen: off };
}

/** All that is wrong, in the order of the form. */
export const problemsOf = (draft: ProductDraft): FormProblem<keyof ProductDraft>[] =>
  problemsIn([
    [draft.name.trim() === '', 'name', words.needName],
    [!fenOf(draft.price), 'price', words.badPrice],
    [draft.unit.trim() === '', 'unit', words.needUnit],
    [!/^\d{1,6}$/.test(draft.stock.trim()), 'stock', words.badStock],
    [!/^([1-9]\d{0,2})?$/.test(draft.limit.trim()), 'limit', words.badLimit],
    [partOf(draft) === undefined, 'fen', words.badPart],
  ]);

/** What staff review. Call it only when there is no problem. */
export function termsOf(draft: ProductDraft): Terms {
  return {
    name: draft.name,
    text: draft.text,
    price: fenOf(draft.price) ?? 0,
    unit: draft.unit,
    personLimit: Number(draft.limit) || null,
    pointsPart: partOf(draft) ?? null,
    photos: draft.photos.map(({ id }) => id),
  };
}

/** Where the words of a refusal stand. */
export function fieldOf(path: string | undefined): keyof ProductDraft | null {
  const [name = ''] = (path ?? '').split('.');
  if (name === 'personLimit') return 'limit';
  if (name === 'pointsPart') return 'fen';
  return name in EMPTY ? (name as keyof ProductDraft) : null;
}
