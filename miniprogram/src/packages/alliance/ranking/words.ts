import { merchantKindTitle, type MerchantKind } from '@jishan/shared/merchants';

export const words = {
  title: '德商榜',
  periods: [
    { key: 'month', label: '本月' },
    { key: 'year', label: '全年' },
  ] as const,
  periodLabel: '看哪一段',
  bys: [
    { key: 'honour', label: '善行' },
    { key: 'taken', label: '让利' },
  ] as const,
  byLabel: '按什么排',
  explain: {
    honour: '按以店铺名义做的好事得的荣誉分',
    taken: '按居民在店里换走的积分，让利由店家承担',
  },
  note: (kind: MerchantKind, community: string) => `${merchantKindTitle(kind)}，${community}`,
  mine: '我的店',
  empty: {
    honour: { month: '这个月还没有店铺的善行', year: '今年还没有店铺的善行' },
    taken: { month: '这个月还没有人兑换', year: '今年还没有人兑换' },
  },
  emptyText: {
    honour: '店家发好事时选“以店铺名义”，通过后就上榜',
    taken: '居民用积分换走的，都算在这里',
  },
  toShops: '看德商店铺',
  end: '榜单到这里',
};
