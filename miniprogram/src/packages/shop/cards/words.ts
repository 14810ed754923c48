import { dateOf } from '../../../kernel/time';
import type { Card } from '../../../parts/card/own-words';

export const words = {
  title: '爱心打折卡',
  states: {
    waiting: '待审核',
    open: '送出中',
    refused: '没有通过',
    ended: '已停止',
    over: '已过期',
  } satisfies Record<Card['state'], string>,
  validity: ({ uses, validUntil, validDays }: Pick<Card, 'uses' | 'validUntil' | 'validDays'>) =>
    [
      uses === null ? '不限次数' : `每张用 ${uses} 次`,
      validUntil === null ? `领到后 ${validDays ?? 0} 天内有效` : `到${dateOf(validUntil)}为止`,
    ].join('，'),
  end: '停止送出',
  endAsk: (title: string) => `停止送出“${title}”？`,
  endText: '谁也不能再领，已经送出的照常能用。停止后不能恢复。',
  add: '送一种爱心卡',
  none: '还没有爱心卡',
  noneText: '给常做好事的人、困难家庭打个折，谁困难由社区点名，店里看不到',
};
