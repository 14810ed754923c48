import { asSentence } from '@jishan/shared/text';
import type { AdjustmentKind } from './deduction';

/** What a resident is told once points were adjusted. */
export function adjustedText(kind: AdjustmentKind, points: number, reason: string, owed: number): string {
  switch (kind) {
    case 'deduct':
      return (
        `经两位工作人员核实，扣除您 ${points} 积分。理由：${asSentence(reason)}` +
        (owed > 0 ? `其中 ${owed} 分从今后的积分里归还。` : '') +
        '如有不同意见，可以申诉一次。'
      );
    case 'correct':
      return `社区为您更正补记 ${points} 积分。理由：${reason}`;
    case 'compensate':
      return `社区补偿您 ${points} 积分。理由：${reason}`;
    case 'bonus':
      return `社区奖励您 ${points} 积分。理由：${reason}`;
  }
}

const NAMES: Record<AdjustmentKind, string> = {
  deduct: '扣分',
  correct: '更正补记',
  compensate: '补偿',
  bonus: '社区奖励',
};

/** What the colleague who proposed it is told. The resident never hears of what was not done. */
export const adjustmentRefusedText = (kind: AdjustmentKind, name: string, points: number, answer: string) =>
  `您提的“给${name}${NAMES[kind]} ${points} 分”没有获同事同意${answer ? `：${answer}` : '。'}`;
