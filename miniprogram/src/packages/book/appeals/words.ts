import type { AppealView } from '../../../parts/appeal/words';

export const words = {
  listTitle: '异议与申诉',
  tabs: { appeals: '我的申诉', objections: '我的异议' },
  states: {
    open: '处理中',
    upheld: '成立',
    dismissed: '不成立',
  } satisfies Record<AppealView['state'], string>,
  kinds: {
    rejection: '动态没有通过',
    deduction: '积分被扣',
    missed: '该得的积分没有得',
  } satisfies Record<AppealView['kind'], string>,
  missedOf: (rule: string) => `“${rule}”没有记分`,
  deadline: (day: string) => `最晚 ${day}答复`,
  answered: (unit: string) => `${unit}答复`,
  seePost: '看这条动态',
  seePoints: '看这笔积分',
  against: (name: string, title: string, points: number) => `${name}的“${title}”${points} 分`,
  emptyAppeals: '您没有申诉过',
  emptyAppealsText: '动态被退回、积分被扣或该得的没有得，都可以申诉一次。',
  emptyObjections: '您没有提过异议',
  emptyObjectionsText: '公示中的积分有不对的，可以在公示栏提出异议。',
  seeBoard: '去公示栏',
  appealMissed: '申诉没得到的积分',
  end: '就这些了',
};
