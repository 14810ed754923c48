/** As many characters as stand upright in one column. */
const COLUMN = 4;
const HAN = /^\p{Script=Han}+$/u;

/**
 * How a name is set upright on a tablet. Up to four characters: one column. Longer ones: two columns, the first at the
 * right as on a stone, parted at the name's own dot (阿依古丽·买买提) or in the middle; what does not fit ends in '…'.
 * A name that is not Chinese lies flat: null.
 */
export function tabletColumns(name: string): string[] | null {
  const parts = name.split(/[·•・]/).filter(Boolean);
  if (!parts.length || !parts.every((part) => HAN.test(part))) return null;
  const characters = [...parts.join('')];
  if (characters.length <= COLUMN) return [characters.join('')];
  const [first = '', ...rest] = parts;
  const cut = rest.length ? [...first].length : Math.ceil(characters.length / 2);
  return [fit(characters.slice(0, cut)), fit(characters.slice(cut))];
}

const fit = (column: string[]) =>
  column.length > COLUMN ? `${column.slice(0, COLUMN - 1).join('')}…` : column.join('');
