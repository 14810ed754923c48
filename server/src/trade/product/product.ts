import type { Reply } from '@jishan/shared/api';
import type { PhotoStore } from '../../photos';
import { sql } from '../../kernel/sql';

export type ProductView = Reply<'product.ofShop'>['items'][number];
export type ProductForShop = Reply<'product.create'>;
export type PointsPart = NonNullable<ProductView['pointsPart']>;

/** A row of `products`, as PRODUCT_COLUMNS names its columns. */
export interface Product {
  id: number;
  merchantId: number;
  name: string;
  text: string;
  /** JSON of stored photos. */
  photos: string;
  price: number;
  unit: string;
  stock: number;
  personLimit: number | null;
  points: number | null;
  pointsFen: number | null;
  state: ProductView['state'];
  version: number;
}

export const PRODUCT_COLUMNS = sql`p.id, p.merchant_id AS merchantId, p.name, p.body AS text, p.photos, p.price, p.unit, p.stock,
  p.person_limit AS personLimit, p.points, p.points_fen AS pointsFen, p.state, p.version`;

/** What of a product is reviewed; a submission's content. */
export interface ProductTerms {
  name: string;
  text: string;
  price: number;
  unit: string;
  personLimit: number | null;
  pointsPart: PointsPart | null;
}

export const partOf = ({
  points,
  pointsFen,
}: {
  points: number | null;
  pointsFen: number | null;
}): PointsPart | null => (points === null || pointsFen === null ? null : { points, fen: pointsFen });

export const termsOf = (product: Product): ProductTerms => ({ ...product, pointsPart: partOf(product) });

/** What photos of a product are used by. */
export const productPhotos = (productId: number) => `product:${productId}`;

export const productView = (
  photos: PhotoStore,
  product: Product,
  isPublic: boolean,
  now: number,
): ProductView => ({
  ...product,
  photos: photos.parse(product.photos).map((photo) => photos.view(photo, isPublic, now)),
  pointsPart: partOf(product),
});
