import writeSheet, { type CellObject, type Row } from 'write-excel-file/node';
import { dayOf, formatClock } from '@jishan/shared/calendar';
import { fileText } from '@jishan/shared/text';
import type { StatementLine, Totals } from './statement-lines';
import { statementWords } from './words';

export interface Statement extends Totals {
  name: string;
  community: string;
  month: string;
  lines: readonly StatementLine[];
  now: number;
}

const WIDTHS = [18, 26, 44, 10, 10, 12];
/** The title, whose it is, which month, an empty line, the headings: they stay in sight while the lines move. */
const HEAD_ROWS = 5;

const stamp = (at: number) => `${dayOf(at)} ${formatClock(at).padStart(5, '0')}`;

/** Always a text, never a formula, whatever it begins with. */
const text = (value: string, style: CellObject = {}): CellObject => ({
  ...style,
  type: String,
  value: fileText(value),
});
const number = (value: number, style: CellObject = {}): CellObject => ({ ...style, type: Number, value });

const BOLD = { fontWeight: 'bold' } as const;
const HEADING = { ...BOLD, bottomBorderStyle: 'thin' } as const;
const NOTE = { wrap: true, alignVertical: 'top' } as const;

/** On A4, as wide as the page and as long as it must be. */
const LOOK: Parameters<typeof writeSheet>[1] = {
  fontSize: 11,
  features: [
    {
      files: {
        transform: {
          'xl/worksheets/sheet{id}.xml': {
            transform: (xml) =>
              xml
                .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
                .replace(
                  '</worksheet>',
                  '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/></worksheet>',
                ),
          },
        },
      },
    },
  ],
};

/** A statement as the bytes of an .xlsx file. */
export async function sheetOf(statement: Statement): Promise<Buffer> {
  const { name, community, month, opening, closing, gained, used, lines, now } = statement;
  const rows: Row[] = [
    [text(statementWords.title, { ...BOLD, fontSize: 16 })],
    [text(statementWords.holder), text(name), text(`${statementWords.community}：${community}`)],
    [
      text(statementWords.period),
      text(statementWords.month(month)),
      text(`${statementWords.printed}：${stamp(now)}`),
    ],
    [],
    Object.values(statementWords.columns).map((heading) => text(heading, HEADING)),
    [null, text(statementWords.opening, BOLD), null, null, null, number(opening, BOLD)],
    ...lines.map(({ at, title, note, amount, balance }) => [
      text(stamp(at)),
      text(title),
      text(note, NOTE),
      amount > 0 ? number(amount) : null,
      amount < 0 ? number(-amount) : null,
      number(balance),
    ]),
    [
      null,
      text(statementWords.closing, BOLD),
      null,
      number(gained, BOLD),
      number(used, BOLD),
      number(closing, BOLD),
    ],
  ];
  const columns = WIDTHS.map((width) => ({ width }));
  const sheet = { sheet: statementWords.title, columns, stickyRowsCount: HEAD_ROWS };
  return writeSheet(rows, sheet, LOOK).toBuffer();
}
