import { asSentence } from '@jishan/shared/text';
import type { MerchantState } from './merchant';

export const shopStateWords: Record<MerchantState, string> = {
  applied: '待审核',
  open: '营业中',
  paused: '暂停兑换',
  suspended: '已停牌',
  left: '已退出',
  refused: '未通过',
};

/** What staff read of a shop, and what its people are told. */
export const words = {
  name: '店名',
  kind: '类别',
  intro: '介绍',
  giving: '回馈',
  noGiving: '还没有写',
  address: '地址',
  spot: '位置',
  spotSet: '在地图上选好了',
  spotMoved: '换了地方',
  hours: '营业时间',
  phone: '电话',
  licence: '营业执照',
  licencePhotos: (count: number) => `${count} 张照片`,
  opened: (shop: string) => `“${shop}”已加入德商联盟，可以设兑换项目了`,
  suspended: (shop: string, reason: string) =>
    `“${shop}”已被停牌，未用的券已退回居民。理由：${asSentence(reason)}不服可以申诉一次`,
  restored: (shop: string, reason: string) => `“${shop}”已恢复。${reason}`,
  upheld: (shop: string, answer: string) => `“${shop}”的申诉成立，已恢复。${answer}`,
  dismissed: (shop: string, answer: string) => `“${shop}”的申诉没有成立。${answer}`,
  joined: (name: string, shop: string) => `${name}已成为“${shop}”的店员`,
  removed: (shop: string) => `您已不再是“${shop}”的店员`,
};
