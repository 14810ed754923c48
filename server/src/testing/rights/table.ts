import type { Access } from '@jishan/shared/api';

/** 'yes', 'below' (the call's own level of access refuses), or the code of the refusal. */
export type Cell = string;

export interface Row {
  call: string;
  access: Access;
  about: '—' | 'here' | 'there' | 'absent';
  cells: Cell[];
}

const HEAD = `# Who may make which call

Made by \`server/src/rights.test.ts\`, which makes each of these calls for real and compares; never edited by hand
(\`UPDATE_RIGHTS=1 npx jest rights --selectProjects server\` writes it anew). The author, the family and the owner are those whose things are
asked about; \`here\` is a thing of the actor's own town, \`there\` its twin of another town, \`—\` a call that names nothing.

✓ goes through · blank: the call is not for somebody of that level · ∅ answered as if it were not there · else the code of the
refusal, by its number below.

`;

/** The matrix as a Markdown document. */
export function rightsTable(actors: readonly string[], rows: readonly Row[]): string {
  const codes: string[] = [];
  const short = (cell: Cell): string => {
    if (cell === 'yes') return '✓';
    if (cell === 'below') return '';
    if (cell === 'NOT_FOUND') return '∅';
    if (!codes.includes(cell)) codes.push(cell);
    return String(codes.indexOf(cell) + 1);
  };
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = [...rows]
    .sort((a, b) => (a.call === b.call ? (a.about < b.about ? -1 : 1) : a.call < b.call ? -1 : 1))
    .map(({ call, access, about, cells }) => line([`\`${call}\``, access, about, ...cells.map(short)]));
  const head = ['call', 'access', 'about', ...actors];
  const key = codes.map((code, index) => `${index + 1} \`${code}\``).join(' · ');
  return [`${HEAD}${line(head)}`, line(head.map(() => '---')), ...body, '', key, ''].join('\n');
}
