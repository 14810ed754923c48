export const WORDS = {
  statement: '对账单',
  statementOf: (month: string) => `${month}对账单`,
  opening: '月初结余',
  closing: '月末结余',
  closingNow: '到现在结余',
  movements: '每一笔',
  balanceThen: (balance: string) => `余 ${balance}`,
  download: '下载表格',
  downloading: '正在打开…',
  statementEmpty: '这个月没有进出',
  why: '按入账的日子记，和积分页按做好事的日子记不一样：公示中的积分，公示完才记在这里。',
  inNotice: (points: string) => `现在有 ${points} 分在公示，还没记。`,
};
