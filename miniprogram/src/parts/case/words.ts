import { grouped } from '../../components/num';

export const points = (n: number) => ` ${grouped(n)} 分`;

export const WORDS = {
  end: '待办的就这些',
  oldestFirst: '等得最久的在前',

  noneTitle: {
    objection: '没有待处理的异议',
    appeal: '没有待处理的申诉',
    adjustment: '没有待确认的加减分',
  },
  noneText: {
    objection: '居民对公示的积分提出异议，会出现在这里',
    appeal: '居民对退回、扣分、漏记提出申诉，会出现在这里',
    adjustment: '同事提出的扣分和大额加分，会在这里请您确认',
  },
  toColleague: '请交给同事',

  next: '看下一条',
  toEnd: '好',
  later: '先放一放',
  backToList: '回列表',
  goneTitle: '这一条不用您办了',
  handled: '这一条已经处理过了',

  after: '办理后',
  ready: '常用答复，点一下再改',
  answer: '答复',
  answerHint: '写清楚查了什么、为什么这样定',
  ownWords: '自己写',
  edit: '改几个字',
  needAnswer: '请写明答复，居民会看到',
  answerLong: (max: number) => `最多 ${max} 字，请删减`,

  deadline: {
    hours: (n: number) => `还剩 ${n} 小时`,
    days: (n: number) => `还剩 ${n} 天`,
    lastHour: '还剩不到 1 小时',
    overHours: (n: number) => `已超期 ${n} 小时`,
    overDays: (n: number) => `已超期 ${n} 天`,
    overNow: '已超期',
    hurry: '请尽快答复',
  },
};
