import type { SubmissionKind } from '@jishan/shared/kinds';

const KINDS: Readonly<Record<string, string>> = {
  merchant: '申请加入联盟',
  profile: '改店铺资料',
  offer: '兑换项目',
  news: '店铺动态',
  product: '商品',
  card: '爱心打折卡',
} satisfies Record<SubmissionKind, string>;

export const words = {
  title: '商户送审',
  /** One that this version does not know is told in general words. */
  kind: (kind: string) => KINDS[kind] ?? '送审的内容',
  by: (name: string, when: string) => `${name} ${when}送来`,
  waiting: (count: number, more: boolean) => `待审 ${count}${more ? '+' : ''} 件`,
  file: '看店铺档案',
  own: '这和您或您家人的店有关，请交给同事',
  reject: '退回',
  approve: '通过',
  map: '在地图上看',
  rejectText: '店家会看到您写的原因，改好可以再送。',
  to: '店家会收到',
  letterLead: '没有通过：',
  reason: '原因',
  needReason: '请写明原因，店家会看到',
  ready: [
    '照片看不清，请换一张',
    '价格和说明对不上，请改一改',
    '请写清楚什么时候能用',
    '执照和店名不一致，请核对',
  ],
  send: '退回并告知店家',
  ok: '没有问题',
  mind: '请留意',
  risk: {
    title: '核对时发现有风险',
    text: '请再看一遍文字和照片。确认没有问题，可以仍然公开；这会记在您名下。',
    yes: '我看过了，仍然公开',
    no: '再看看',
  },
  approved: (title: string) => `“${title}”已通过，马上能看到`,
  rejected: (title: string) => `“${title}”已退回`,
  doneTitle: '都审完了',
  doneText: '店家送来新的，会出现在这里',
};
