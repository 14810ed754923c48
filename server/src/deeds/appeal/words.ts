import { formatDay } from '@jishan/shared/calendar';

/** What a colleague reads of the decision before. */
export const before = {
  rejected: (reason: string | null) => `退回：${reason ?? '没有写明原因'}`,
  changed: '退回后作者已重新修改，请看动态现在的内容',
  deducted: (points: number, reason: string) => `扣 ${points} 分：${reason}`,
  missed: (title: string, occurredAt: number, now: number) =>
    `${formatDay(occurredAt, now)}做的“${title}”没有记分`,
  by: (name: string, unit: string | null) => (unit ? `${name}（${unit}）` : name),
  firstAgreed: (title: string, points: number) =>
    `；一位同事已同意记“${title}”${points} 分，还需要另一位确认`,
  agreedToSomething: '；一位同事已同意，还需要另一位确认',
};

/** What the resident is told. */
export const answers = {
  upheld: (points: number, answer: string) =>
    `您的申诉成立${points > 0 ? `，记 ${points} 分` : ''}。答复：${answer}`,
  returned: (points: number, answer: string) => `您的申诉成立，扣除的 ${points} 分已退回。答复：${answer}`,
  dismissed: (answer: string) => `您的申诉经核实不成立。答复：${answer}`,
};

/** Refusals of an input that no code says better. */
export const refusals = {
  tooOld: '只能申诉最近 30 天内的事',
  future: '时间不能晚于现在',
  ruleNeeded: '请选择要记分的规则',
};

/** What the award of a missed deed says of itself. */
export const awardNote = '申诉成立，补记积分';
