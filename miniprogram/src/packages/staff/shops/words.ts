import { grouped } from '../../../components/num';

export const words = {
  title: '德商店铺',
  row: (owner: string, redeemed: number) => `店主 ${owner}，换过 ${grouped(redeemed)} 次`,
  none: '没有这样的店',
  noneText: '店家申请加入、审核通过后会在这里',
  end: '就这些了',

  appealTitle: '停牌申诉',
  says: '店主说',
  until: (when: string) => `${when}前答复`,
  notYou: '停牌是您办的，要由别的同事处理',
  uphold: '申诉成立，恢复',
  dismiss: '不成立',
  answer: '答复',
  after: {
    uphold: '停牌马上取消，居民又能看到这家店。店主会看到您的答复。',
    dismiss: '停牌不变，不能再申诉。店主会看到您的答复。',
  },
};
