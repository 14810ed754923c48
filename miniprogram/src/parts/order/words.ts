import type { Api } from '@jishan/shared/api';
import { priceText } from '@jishan/shared/money';

export type Order = Api['order.get']['reply'];

export const words = {
  listTitle: '我的订单',
  states: {
    placed: '店家备货中',
    ready: '可以来取了',
    collected: '已取走',
    cancelled: '已取消',
    expired: '过期没取',
    undone: '已撤销',
  } satisfies Record<Order['state'], string>,
  item: ({ name, quantity, unit }: Order['items'][number]) => `${name} × ${quantity} ${unit}`,
  pay: (fen: number) => `到店付 ${priceText(fen)}`,
  note: '备注',
  end: '就这些了',
};
