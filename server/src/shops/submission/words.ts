import type { SubmissionKind } from './submission';

const THINGS: Record<SubmissionKind, string> = {
  merchant: '入驻申请',
  profile: '店铺资料',
  offer: '兑换项目',
  news: '店铺动态',
  product: '商品',
  card: '爱心打折卡',
};

export const words = {
  approved: (kind: SubmissionKind, title: string) => `${THINGS[kind]}“${title}”已通过审核`,
  rejected: (kind: SubmissionKind, title: string, answer: string) =>
    `${THINGS[kind]}“${title}”没有通过。原因：${answer}`,
};
