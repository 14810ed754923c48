import type { Api } from '@jishan/shared/api';
import { foldText } from '@jishan/shared/money';
import { ago, dateOf } from '../../kernel/time';
import { SPANS } from './words';

type Card = Api['card.ofShop']['reply']['items'][number];
type Audience = Card['audience'];
type Condition = Pick<Card, 'audience' | 'least' | 'span'>;

const AUDIENCES: Record<Audience, string> = {
  honour: '荣誉分',
  rule: '做好事',
  list: '点名',
  need: '困难家庭',
};

export const words = {
  title: '爱心打折卡',
  states: {
    waiting: '待审核',
    open: '送出中',
    refused: '没有通过',
    ended: '已停止',
    over: '已过期',
  } satisfies Record<Card['state'], string>,
  fold: foldText,
  counts: ({ granted, quota, used }: Pick<Card, 'granted' | 'quota' | 'used'>) =>
    `送出 ${granted}/${quota} 张，用了 ${used} 次`,
  /** To whom it goes, as one sentence. */
  audience: ({ audience, least, span }: Condition, rule: string | undefined) => {
    if (audience === 'list') return '社区点名送';
    if (audience === 'need') return '社区送给困难家庭';
    const since = span === null ? '' : SPANS[span];
    return audience === 'honour'
      ? `${since}荣誉分满 ${least ?? 0} 的居民自己领`
      : `${since}${rule ? `“${rule}”` : '这件好事'}做满 ${least ?? 0} 次的居民自己领`;
  },
  validity: ({ uses, validUntil, validDays }: Pick<Card, 'uses' | 'validUntil' | 'validDays'>) =>
    [
      uses === null ? '不限次数' : `每张用 ${uses} 次`,
      validUntil === null ? `领到后 ${validDays ?? 0} 天内有效` : `到${dateOf(validUntil)}为止`,
    ].join('，'),
  secret: '名字只有点名的社区知道，店里只看得到张数',
  holders: '谁有这张卡',
  holdersNone: '还没有人有这张卡',
  holdersNoneText: '送出以后，这里看得到谁领了、用了几次',
  since: (at: number) => `${ago(at)}领到`,
  usedTimes: (used: number) => (used === 0 ? '还没用过' : `用了 ${used} 次`),
  private: '这张卡看不到名字',
  toCards: '看爱心卡',
  end: '停止送出',
  add: '送一种爱心卡',
  none: '还没有爱心卡',
  noneText: '给常做好事的人、困难家庭打个折，谁困难由社区点名，店里看不到',
  listEnd: '就这些了',

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
