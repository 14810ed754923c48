import type { Api } from '@jishan/shared/api';
import { priceText } from '@jishan/shared/money';
import { clock } from '../../kernel/time';

type Order = Api['order.get']['reply'];

export const words = {
  listTitle: '我的订单',
  title: '订单',
  tabs: { open: '要取的', closed: '完成的' },
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
  points: (points: number) => `用 ${points} 积分`,
  until: (at: number) => `最晚 ${clock(at)} 取走`,
  notYet: '备好了会给您发消息，收到再去取。',
  note: '备注',
  reason: '原因',
  how: '到店把这一页给店员看，扫码后付钱取货。',
  cancel: '取消订单',
  cancelAsk: '取消这个订单？',
  cancelText: (points: number) =>
    points > 0 ? `${points} 积分马上退回，商品还给店家。` : '商品还给店家。还没有付钱，不用退。',
  keep: '先留着',
  empty: { open: '没有要取的订单', closed: '还没有完成的订单' },
  emptyText: '德商店铺里的商品，下单后到店自取',
  seeShops: '看看德商的店',
  end: '就这些了',
  gone: '没有这个订单',
  goneText: '请到“我的订单”里看看',

  shopTitle: '订单',
  shopTabs: {
    placed: '待备货',
    ready: '待取',
    collected: '已取走',
    cancelled: '已取消',
    expired: '过期',
    undone: '撤销',
  } satisfies Record<Order['state'], string>,
  ready: '备好了',
  refuse: '取消',
  refuseTitle: '取消顾客的订单？',
  refuseText: '商品加回库存，用了积分的也退回顾客。顾客会看到原因。',
  why: '原因',
  shopEmpty: '没有这样的订单',
  shopEmptyText: '居民下单后会在这里',
};
