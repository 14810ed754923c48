import { grouped } from '../../../components/num';

export const WORDS = {
  adjustments: '加减分待确认',
  needReason: '请写明为什么不同意，提出的同事会看到',
};

export const ADJUSTMENT = {
  title: '确认加减分',
  proposal: '同事提出',
  kinds: { deduct: '扣分', correct: '更正补记', compensate: '补偿', bonus: '社区奖励' },
  reason: '理由，居民会看到',
  proposed: (who: string, when: string) => `${who} ${when} 提出`,
  why: {
    own: '这是您自己的积分，请交给同事确认。',
    mine: '这是您提出的，要由另一位同事确认。',
    part: '这位居民或提出的同事和您是一家人，或在一家店里，请交给别的同事确认。',
  },
  no: '不同意',
  yes: '同意',
  to: (who: string) => `${who}会收到`,
  noLead: (what: string, who: string, n: number) =>
    `您提的“给${who}${what} ${grouped(n)} 分”没有获同事同意：`,
  noDo: '不同意，告知同事',
  noAfter: ['积分不变，居民不会知道有过这个提议。'],
  yesDo: { deduct: '同意扣分', correct: '同意补记', compensate: '同意补偿', bonus: '同意奖励' },
  yesAfter: {
    deduct: (n: number) => [
      `从余额里扣 ${grouped(n)} 分；不够的记为欠分，由以后的积分归还。`,
      '不公开姓名，荣誉分不变；居民可以申诉一次。',
    ],
    correct: (n: number) => [`${grouped(n)} 分立即到账，算荣誉分。`],
    compensate: (n: number) => [`${grouped(n)} 分立即到账，算荣誉分。`],
    bonus: (n: number) => [`从社区奖励池里出 ${grouped(n)} 分，立即到账，不算荣誉分。`],
  },
  toldReason: (name: string) => `${name}会收到通知，看到上面的理由。`,
  noReady: ['理由还不清楚，请补充事情的经过。', '情况不属实，请再核实。', '分数偏高，请按规则重新提。'],
  note: '给同事的说明',
  yesDone: '已同意，积分已变动',
  noDone: '没有同意，已告知同事',
};
