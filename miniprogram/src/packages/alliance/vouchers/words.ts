import { yuan } from '@jishan/shared/money';

export const words = {
  listTitle: '我的兑换券',
  tabs: { open: '待使用', closed: '用过的' },
  pay: (price: number) => (price === 0 ? '到店不用再付钱' : `到店付 ${yuan(price)} 元`),
  untilWhen: (when: string) => `${when} 到期`,
  lastDay: (time: string) => `今天 ${time} 到期`,
  end: '就这些了',
  empty: { open: '还没有兑换券', closed: '还没有用过的券' },
  emptyText: '德商联盟的店拿出好价钱，换您做的好事',
  seeShops: '看看德商的店',
};
