import { Workbook, type Worksheet } from 'exceljs';
import { dayOf, formatClock } from '@jishan/shared/calendar';
import { fileText } from '@jishan/shared/text';
import type { StatementLine, Totals } from './lines';
import { words } from './words';

export interface Statement extends Totals {
  name: string;
  community: string;
  month: string;
  lines: readonly StatementLine[];
  now: number;
}

const WIDTHS = { at: 18, title: 26, note: 44, gained: 10, used: 10, balance: 12 };
const COLUMNS = Object.entries(words.columns).map(([key, header]) => ({
  key,
  header,
  width: WIDTHS[key as keyof typeof WIDTHS],
}));

const stamp = (at: number) => `${dayOf(at)} ${formatClock(at).padStart(5, '0')}`;

/** A statement as the bytes of an .xlsx file. */
export async function sheetOf(statement: Statement): Promise<Buffer> {
  const { name, community, month, opening, closing, gained, used, lines, now } = statement;
  const book = new Workbook();
  book.creator = fileText(community);
  book.created = new Date(now);
  const sheet = book.addWorksheet(words.title, {
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = COLUMNS.map(({ key, width }) => ({ key, width }));
  sheet.addRow([words.title]).font = { bold: true, size: 16 };
  sheet.addRow([words.holder, name, `${words.community}：${community}`]);
  sheet.addRow([words.period, words.month(month), `${words.printed}：${stamp(now)}`]);
  sheet.addRow([]);
  heading(sheet);
  sheet.addRow({ title: words.opening, balance: opening }).font = { bold: true };
  for (const { at, title, note, amount, balance } of lines)
    sheet.addRow({
      at: stamp(at),
      title,
      note,
      gained: amount > 0 ? amount : null,
      used: amount < 0 ? -amount : null,
      balance,
    });
  sheet.addRow({ title: words.closing, gained, used, balance: closing }).font = { bold: true };
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (typeof cell.value === 'string') cell.value = fileText(cell.value);
    }),
  );
  sheet.getColumn('note').alignment = { wrapText: true, vertical: 'top' };
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The row of headings stays in sight while the lines move. */
function heading(sheet: Worksheet): void {
  const row = sheet.addRow(COLUMNS.map(({ header }) => header));
  row.font = { bold: true };
  row.border = { bottom: { style: 'thin' } };
  sheet.views = [{ state: 'frozen', ySplit: row.number }];
}
