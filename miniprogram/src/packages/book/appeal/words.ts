import type { AppealView } from '../../../parts/appeal/words';

export const words = {
  title: '申诉',
  lead: {
    rejection: '这条动态没有通过，您觉得不对，可以申诉一次。由另一位工作人员处理。',
    deduction: '这笔积分被扣，您觉得不对，可以申诉一次。由没有经手的工作人员处理。',
    missed: '做了好事却没有得到积分，30 天内可以申诉一次，核实后补记。',
  } satisfies Record<AppealView['kind'], string>,
  body: '为什么不服，请写清楚',
  bodyHint: {
    rejection: '例如：照片是当晚拍的，8 号院的老周也在场',
    deduction: '例如：那天我在场，可以问问楼组长',
    missed: '在哪里做了什么，谁可以作证',
  } satisfies Record<AppealView['kind'], string>,
  photos: '照片（可不放）',
  /** What it is about. */
  about: {
    post: '动态',
    photos: (count: number) => `${count} 张照片`,
    deducted: '扣分',
    points: (points: number) => `${points} 分`,
    because: '原因',
  },
  bodyMissed: '做了什么，请写清楚',
  rule: '哪一条规则',
  chooseRule: '选一条积分规则',
  notChosen: '选一条',
  ruleMark: '申诉',
  day: '哪一天做的',
  chooseDay: '选日子',
  today: '今天',
  yesterday: '昨天',
  send: '提交申诉',
  saved: (time: string) => `草稿已存 ${time}`,

  needBody: '写几句话，工作人员好去核实',
  over: (n: number) => `超出 ${n} 字，删短一些再提交`,
  needRule: '选一条规则，才知道该记多少分',
  needDay: '选做这件事的日子',

  sent: '申诉已经交上去了',
  sentText: (day: string) => `最晚 ${day}答复，答复会放进“消息”。`,
  seeProgress: '看进展',
  already: '这件事您已经申诉过了',
  alreadyText: '每件事申诉一次，答复在“异议与申诉”里。',
  unknown: '不知道要申诉哪件事',
  unknownText: '请从积分明细或我的动态里重新打开。',
};
