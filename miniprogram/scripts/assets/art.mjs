import { dataUri } from './icons.mjs';

const HEX = /--([\w-]+):\s*(#[0-9a-f]{6})\b/g;
const block = (tokens, theme) => new RegExp(`^\\.${theme} \\{([^}]*)\\}`, 'm').exec(tokens)[1];
const colours = (text) => Object.fromEntries([...text.matchAll(HEX)].map(([, name, value]) => [name, value]));

/** The drawings of empty pages have several inks, which a mask cannot have: one picture for light and one for dark. */
export function makeArt(drawings, tokens) {
  const light = colours(block(tokens, 'theme'));
  const dark = { ...light, ...colours(block(tokens, 'theme-dark')) };
  const picture = (svg, inks) =>
    dataUri(svg.replace(/\s*\n\s*/g, '').replace(/var\(--([\w-]+)\)/g, (_, name) => inks[name]));
  return Object.entries(drawings)
    .map(
      ([name, svg]) =>
        `.art-${name} {\n  background-image: url("${picture(svg, light)}");\n}\n` +
        `.theme-dark .art-${name} {\n  background-image: url("${picture(svg, dark)}");\n}\n`,
    )
    .join('');
}
