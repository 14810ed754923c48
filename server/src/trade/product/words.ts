import { priceText } from '@jishan/shared/money';
import type { PointsPart } from './product';

/** What staff read of a product. */
export const words = {
  name: '商品名',
  text: '说明',
  noText: '没有说明',
  price: '价格',
  perUnit: (price: number, unit: string) => `${priceText(price)}/${unit}`,
  stock: '库存',
  limit: '每人限购',
  unlimited: '不限',
  points: '积分抵扣',
  noPoints: '不用积分',
  pointsPart: ({ points, fen }: PointsPart) => `每单 ${points} 分抵 ${priceText(fen)}，由本店承担`,
};
