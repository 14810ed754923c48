import type { Api } from '@jishan/shared/api';
import { priceText } from '@jishan/shared/money';

type Detail = Api['product.get']['reply'];

type Product = Detail['product'];

export const words = {
  section: '店里卖的',
  per: ({ price, unit }: Pick<Product, 'price' | 'unit'>) => `${priceText(price)}/${unit}`,
  stock: ({ stock, unit }: Product) => (stock === 0 ? '卖完了' : `还有 ${stock} ${unit}`),
  priceLine: ({ pointsPart, ...price }: Omit<Detail['prices'][number], 'since'>) =>
    [words.per(price), ...(pointsPart ? [words.part(pointsPart.points, pointsPart.fen)] : [])].join('，'),
  part: (points: number, fen: number) => `用 ${points} 积分抵 ${priceText(fen)}`,
};
