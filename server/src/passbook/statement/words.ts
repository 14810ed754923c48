import { fileNamePart } from '../../kernel/file-name';

/** What stands on a statement, and what its file is called. */
export const statementWords = {
  title: '积分对账单',
  month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  holder: '姓名',
  community: '社区',
  period: '月份',
  printed: '制表时间',
  columns: { at: '时间', title: '事项', note: '说明', gained: '收入', used: '支出', balance: '余额' },
  opening: '期初余额',
  closing: '期末余额',
  file: (name: string, month: string) => `积分对账单-${fileNamePart(name)}-${month}.xlsx`,
};
