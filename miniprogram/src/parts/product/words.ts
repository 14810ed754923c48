import type { Api } from '@jishan/shared/api';
import { priceText } from '@jishan/shared/money';

type Detail = Api['product.get']['reply'];
type Product = Detail['product'];

export const words = {
  title: '商品',
  section: '店里卖的',
  per: ({ price, unit }: Pick<Product, 'price' | 'unit'>) => `${priceText(price)}/${unit}`,
  stock: ({ stock, unit }: Product) => (stock === 0 ? '卖完了' : `还有 ${stock} ${unit}`),
  priceLine: ({ pointsPart, ...price }: Omit<Detail['prices'][number], 'since'>) =>
    [words.per(price), ...(pointsPart ? [words.part(pointsPart.points, pointsPart.fen)] : [])].join('，'),
  limit: (left: number, unit: string) => `您还能买 ${left} ${unit}`,
  pickUp: '下单后到店自取，到店付钱',
  quantity: (unit: string) => `买几${unit}`,
  part: (points: number, fen: number) => `用 ${points} 积分抵 ${priceText(fen)}`,
  partNote: { own: '不能在自己工作的店里用积分', short: '可用积分不够' },
  note: '备注（可不填）',
  total: '到店付',
  order: '下单',
  signIn: '登录后下单',
  block: {
    guest: '',
    town: '这家店不在您所在的镇',
    paused: '店家暂停了销售',
    over: '这个商品已经下架',
    stock: '卖完了，等店家补货',
    limit: '您已经买满了，取走后再买',
  },
  gone: '没有这个商品',
  goneText: '可能已经下架',
  goneAct: '德商联盟',
};
