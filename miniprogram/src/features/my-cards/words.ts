import type { Api } from '@jishan/shared/api';
import { foldText } from '@jishan/shared/money';
import { SPANS } from '../card/words';
import { ago } from '../../kernel/time';

type Card = Api['card.ofShop']['reply']['items'][number];

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
  audiences: { list: '社区点名', need: '困难家庭', honour: '荣誉分', rule: '做某件好事' } satisfies Record<
    Card['audience'],
    string
  >,
  toWhom: ({ audience, least, span }: Card) =>
    audience === 'honour' && least !== null && span !== null
      ? `${SPANS[span]}荣誉分满 ${least} 的居民`
      : words.audiences[audience],
  counts: ({ granted, quota, used }: Pick<Card, 'granted' | 'quota' | 'used'>) =>
    `送出 ${granted}/${quota} 张，用了 ${used} 次`,
  secret: '名字只有点名的社区知道，店里只看得到张数',
  holders: '谁有这张卡',
  holdersNone: '还没有人有这张卡',
  holdersNoneText: '送出以后，这里看得到谁领了、用了几次',
  since: (at: number) => `${ago(at)}领到`,
  times: (used: number) => (used === 0 ? '还没用过' : `用了 ${used} 次`),
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
  percent: '打几折（80 就是 8 折）',
  uses: '每张能用几次（空着为不限）',
  days: '领到后几天内有效',
  audience: '送给谁',
  least: '门槛：本月荣誉分满多少',
  quota: '一共几张',
  terms: '使用说明（可不填）',
  send: '提交审核',
  sent: '已提交，审核通过后送出',
};
