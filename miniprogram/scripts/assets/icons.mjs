const SYMBOL = /<symbol id="i-([\w-]+)" viewBox="([^"]+)"([^>]*)>(.*?)<\/symbol>/gs;
/** Every drawing is a square of so many units, and keeps clear of its edges. */
const SIDE = 24;

export function symbolsOf(drawings) {
  return [...drawings.matchAll(SYMBOL)].map(([, name, viewBox, attributes, body]) => {
    if (viewBox !== `0 0 ${SIDE} ${SIDE}`)
      throw new Error(`the icon ${name} is not ${SIDE} units wide and high`);
    return { name, width: /stroke-width="([\d.]+)"/.exec(attributes)?.[1], body };
  });
}

/** Those of the icons that stand as a string in the sources. */
export const namedIn = (names, sources) =>
  names.filter((name) => new RegExp(`['"\`]${name}['"\`]`).test(sources));

/** An SVG as a data URI that both WeChat's style compiler and browsers take. */
export const dataUri = (svg) =>
  `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[<>#%{}]/g, (char) => encodeURIComponent(char))}`;

const drawn = ({ width, body }, row) => {
  const paths = body.replace(/(\.\d*?)0+(?=\D)/g, (_, digits) => (digits === '.' ? '' : digits)).trim();
  const place = row === 0 ? '' : ` transform="translate(0 ${row * SIDE})"`;
  const weight = width ? ` stroke-width="${width}"` : '';
  return place || weight ? `<g${place}${weight}>${paths}</g>` : paths;
};

/**
 * One picture of all the icons, one below the other, and a class for each that says where its own is. The picture is a mask over
 * the text colour (components/icon.scss), so an icon follows its words into dark and care. It hangs on `whole`, once.
 */
export function makeSprite(symbols, whole) {
  if (symbols.length === 0) return '';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE * symbols.length}" fill="none" stroke="#000" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">` +
    `<style>.f{fill:#000;stroke:none}</style>${symbols.map(drawn).join('')}</svg>`;
  // How far down the picture the next one stands, as a background's position counts it.
  const step = symbols.length > 1 ? Number((100 / (symbols.length - 1)).toFixed(6)) : 0;
  return (
    `${whole} {\n  --icons: url("${dataUri(svg)}");\n  --icons-height: ${symbols.length * 100}%;\n  --icon-step: ${step}%;\n}\n` +
    symbols.map(({ name }, row) => `.icon-${name} {\n  --icon: ${row};\n}\n`).join('')
  );
}

/** The icons of the main package are everybody's; each other package has those that are named in its pages alone. */
export function makeIcons(drawings, sourcesOf) {
  const symbols = symbolsOf(drawings);
  const names = symbols.map(({ name }) => name);
  const drawingsOf = (wanted) => symbols.filter(({ name }) => wanted.includes(name));
  const { main, ...others } = sourcesOf;
  const everybodys = namedIn(names, main);
  return {
    'icons.scss': makeSprite(drawingsOf(everybodys), '.ic'),
    ...Object.fromEntries(
      Object.entries(others).map(([name, sources]) => {
        const own = namedIn(names, sources).filter((icon) => !everybodys.includes(icon));
        return [
          `icons-${name}.scss`,
          makeSprite(drawingsOf(own), own.map((icon) => `.ic.icon-${icon}`).join(',\n')),
        ];
      }),
    ),
    'icon-name.ts': `export type IconName =\n${names.map((name) => `  | '${name}'`).join('\n')};\n`,
  };
}
