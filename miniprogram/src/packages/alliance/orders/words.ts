export const words = {
  tabs: { open: '要取的', closed: '完成的' },
  empty: { open: '没有要取的订单', closed: '还没有完成的订单' },
  emptyText: '德商店铺里的商品，下单后到店自取',
  seeShops: '看看德商的店',
};
