import type { Order } from '../../../parts/order/words';

export const words = {
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
