/** Every word of the public notice. */
export const words = {
  leftDays: (n: number) => `还有 ${n} 天`,
  leftHours: (n: number) => `还有 ${n} 小时`,
  over: '公示期已满',
  posted: '已入账',
  voided: '已收回',
  mine: '我',
  objections: (n: number) => `异议 ${n}`,
  awardedOn: (day: string) => `${day}通过`,
  objectTitle: '对这笔积分有异议',
  objectLabel: '哪里不对，请写清楚',
  objectHint: '例如：那天晚上没有看到有人巡逻',
  objectNote: '每人只能提一次，由没有参与审核的工作人员核实。您的名字不会公开，理由会公开。',
  objectEmpty: '写一句理由，工作人员好去核实',
  objectSend: '提交异议',

  states: { open: '正在核实', upheld: '异议成立', dismissed: '异议不成立' },
  mineMark: '我提的',
  answered: (unit: string) => `${unit}答复`,
};
