import { grouped } from '../../../components/num';
import { points } from '../../../parts/case/words';

export const WORDS = {
  objections: '异议',
};

export const OBJECTION = {
  title: '处理异议',
  award: '公示的积分',
  earned: (when: string) => `${when} 记分`,
  reason: '异议的理由',
  raised: (when: string) => `${when} 提出，提出人不公开`,
  others: (count: number) => `这条公示共有 ${count} 条异议，判一条成立就收回积分`,
  post: '看这条动态',
  postGone: '动态现在没有公开',
  ends: (when: string) => `公示到 ${when}`,
  over: '公示期已满，这条异议办完才能入账',
  why: {
    own: '这是您自己的积分，请交给同事处理。',
    mine: '这条异议是您提的，请交给同事处理。',
    part: '您参与过这条积分，或它和您的家人、店铺有关，请交给别的同事处理。',
  },
  no: '不成立',
  yes: '异议成立',
  to: (name: string) => `${name}和提异议的人会收到，公示里也看得到`,
  yesLead: (title: string, n: number) => `“${title}”${points(n).trim()}因异议成立已收回。`,
  noLead: (title: string, n: number) => `对“${title}”${points(n).trim()}的异议经核实不成立。`,
  yesDo: (n: number) => `异议成立，收回 ${grouped(n)} 分`,
  noDo: '异议不成立，公示继续',
  yesAfter: (n: number) => [
    `收回 ${grouped(n)} 分；荣誉分同时扣回。`,
    '动态还在，不再带积分印。',
    '当事人 30 天内可以申诉，由另一位同事处理。',
  ],
  yesAfterBare: (n: number) => [
    `收回 ${grouped(n)} 分；荣誉分同时扣回。`,
    '当事人 30 天内可以申诉，由另一位同事处理。',
  ],
  noAfter: (when: string) => [`公示继续，到 ${when} 没有别的异议，积分就能使用。`],
  noAfterOver: ['公示期已满，没有别的异议，积分随后就能使用。'],
  yesReady: [
    '经核实，照片不是当天现场拍的，积分收回。',
    '经核实，这件事以前已经记过分，积分收回。',
    '经核实，做的事不符合这条规则，积分收回。',
  ],
  noReady: [
    '已向在场的邻居核实，事情属实，公示继续。',
    '已核对照片、时间和地点，符合规则，公示继续。',
    '异议说的不是这一件事，这一条没有问题。',
  ],
  yesDone: (n: number) => `异议成立，已收回 ${grouped(n)} 分`,
  noDone: '异议不成立，公示继续',
};
