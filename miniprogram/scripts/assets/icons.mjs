const SYMBOL = /<symbol id="i-([\w-]+)" viewBox="([^"]+)"([^>]*)>(.*?)<\/symbol>/gs;

const symbols = (drawings) =>
  [...drawings.matchAll(SYMBOL)].map(([, name, viewBox, attributes, body]) => ({
    name,
    viewBox,
    attributes,
    body,
  }));

export const iconNames = (drawings) => symbols(drawings).map(({ name }) => name);

/** An SVG as a data URI that both WeChat's style compiler and browsers take. */
export const dataUri = (svg) =>
  `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[<>#%{}]/g, (char) => encodeURIComponent(char))}`;

/**
 * One class per icon. The drawing is a mask over the text colour, so an icon follows its words into dark and care.
 * The URI stands once, in a variable, because both -webkit-mask and mask need it.
 */
export function makeIcons(drawings, used) {
  const wanted = new Set(used);
  return symbols(drawings)
    .filter(({ name }) => wanted.has(name))
    .map(({ name, viewBox, attributes, body }) => {
      const width = /stroke-width="([\d.]+)"/.exec(attributes)?.[1] ?? '1.6';
      const inked = body
        .replace(/\bclass="f"/g, 'fill="#000" stroke="none"')
        .replace(/currentColor/g, '#000')
        .replace(/(\.\d*?)0+(?=\D)/g, (_, digits) => (digits === '.' ? '' : digits))
        .trim();
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" stroke="#000" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${inked}</svg>`;
      return `.icon-${name} {\n  --icon: url("${dataUri(svg)}");\n}\n`;
    })
    .join('');
}
