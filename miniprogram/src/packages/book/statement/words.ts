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
  statementEmptyText: '公示中的积分，公示完入账时才记在这里。',
};
