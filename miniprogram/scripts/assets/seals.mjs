import { dataUri } from './icons.mjs';

// The mark of 积善: an uneven square of ink; its two characters are set on it as text.
const BRAND =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path d="M2.4 1.3 14 .9l12.3.5.8 12.1-.3 12.6-12.4.7-12.8-.6L.9 14l.3-11.6Z"/></svg>';

// At 72 px a hundredth of the drawing's unit cannot be seen.
const coarse = (url) => url.replace(/\d+\.\d\d(?=[^\d%])/g, (n) => String(Number(Number(n).toFixed(1))));

/** The drawn seals as variables of the theme's root: a web page has :root, a mini program's page does not. */
export function makeSeals(css) {
  const variables = [...css.matchAll(/(--seal-[\w-]+):\s*(url\("[^"]+"\));/g)].map(
    ([, name, url]) => `  ${name}: ${coarse(url)};\n`,
  );
  return `.theme {\n${variables.join('')}  --seal-brand: url("${dataUri(BRAND)}");\n}\n`;
}
