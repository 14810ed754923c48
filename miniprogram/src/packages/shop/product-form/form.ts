import type { Api } from '@jishan/shared/api';
import { fenOf, yuan } from '@jishan/shared/money';
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

export interface Problem {
  field: keyof ProductDraft;
  message: string;
}

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
  if (!/^[1-9]\d{0,4}$/.test(points.trim()) || !off || !full || off >= full) return undefined;
  return { points: Number(points), fen: off };
}

/** The first thing that is wrong, at its field. */
export function problemOf(draft: ProductDraft): Problem | null {
  const checks: [wrong: boolean, field: keyof ProductDraft, message: string][] = [
    [draft.name.trim() === '', 'name', words.needName],
    [!fenOf(draft.price), 'price', words.badPrice],
    [draft.unit.trim() === '', 'unit', words.needUnit],
    [!/^\d{1,6}$/.test(draft.stock.trim()), 'stock', words.badStock],
    [!/^([1-9]\d{0,2})?$/.test(draft.limit.trim()), 'limit', words.badLimit],
    [partOf(draft) === undefined, 'fen', words.badPart],
  ];
  const found = checks.find(([wrong]) => wrong);
  return found ? { field: found[1], message: found[2] } : null;
}

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
