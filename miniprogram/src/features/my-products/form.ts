import type { Api } from '@jishan/shared/api';
import { fenOf } from '@jishan/shared/money';
import { words } from './words';

type Photo = Api['photo.upload']['reply'];
type Content = Omit<Api['product.create']['input'], 'merchantId'>;

/** A product as it is typed. */
export interface ProductDraft {
  name: string;
  text: string;
  price: string;
  unit: string;
  stock: string;
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
  points: '',
  fen: '',
  photos: [],
};

export interface Problem {
  field: keyof ProductDraft;
  message: string;
}

/** Points that take off fen; null without, undefined when it is half filled or too much. */
function partOf({ points, fen, price }: ProductDraft): Content['pointsPart'] | undefined {
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
    [!/^\d{1,5}$/.test(draft.stock.trim()), 'stock', words.badStock],
    [partOf(draft) === undefined, 'fen', words.badPart],
  ];
  const found = checks.find(([wrong]) => wrong);
  return found ? { field: found[1], message: found[2] } : null;
}

/** What is sent. Call it only when there is no problem. */
export function contentOf(draft: ProductDraft): Content {
  return {
    name: draft.name,
    text: draft.text,
    price: fenOf(draft.price) ?? 0,
    unit: draft.unit,
    stock: Number(draft.stock),
    personLimit: null,
    pointsPart: partOf(draft) ?? null,
    photos: draft.photos.map(({ id }) => id),
  };
}
