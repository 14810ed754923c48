import type { Card } from '../../../parts/card/own-words';
import { SPANS } from '../../../parts/card/words';

type Audience = Card['audience'];

const AUDIENCES: Record<Audience, string> = {
  honour: '荣誉分',
  rule: '做好事',
  list: '点名',
  need: '困难家庭',
};

export const words = {
  formTitle: '送一种爱心卡',
  lead: '折扣由本店承担。通过审核后送出；困难家庭的名字，店里和别人都看不到。',
  name: '卡名',
  namePlaceholder: '如“志愿者八折卡”',
  foldLabel: '打几折（如 8 或 8.5）',
  uses: '每张能用几次',
  unlimited: '空着为不限',
  validityLabel: '有效期',
  validities: { days: '领到后几天', until: '到哪天为止' },
  days: '领到后几天内有效',
  until: '到哪天为止',
  chooseDay: '选日期',
  nearDays: ['今天', '明天', '后天'],
  audienceLabel: '送给谁',
  audiences: AUDIENCES,
  notes: {
    honour: '荣誉分高的居民，自己来领',
    rule: '做过某件好事的居民，如义务巡逻，自己来领',
    list: '由社区点名，如老党员、志愿者',
    need: '由社区点名，名字只有社区知道',
  } satisfies Record<Audience, string>,
  span: '算哪段时间',
  spans: SPANS,
  honour: '荣誉分满多少',
  rule: '哪一件好事',
  notChosen: '选一条',
  chooseRule: '选一条积分规则',
  ruleMark: '送卡',
  times: '做满几次',
  quota: '一共几张',
  terms: '使用说明（可不填）',
  send: '提交审核',
  sentTitle: '已提交',
  sentText: '社区审核通过后送出。',
  back: '看爱心卡',
  needName: '请填写卡名',
  badFold: '请填写 1 到 9.5，如 8 或 8.5',
  badUses: '请填写 1 到 100，或空着',
  badDays: '请填写 1 到 366',
  needUntil: '请选到哪天为止',
  needRule: '请选一件好事',
  badCount: '请填写大于 0 的整数',
  badQuota: '请填写 1 到 1000',
};
