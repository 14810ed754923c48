const path = require('node:path');

/**
 * A webpack loader over the pages of each package but the main one: it gives them the icons that only they show, which
 * scripts/make-assets.mjs has drawn. So a new icon of the desk costs nobody else a byte, and no page has to remember it.
 */
module.exports = function packageIcons(source) {
  const [, name] = /[\\/]packages[\\/]([^\\/]+)[\\/]/.exec(this.resourcePath);
  const icons = path.join(this.rootContext, 'src/theme/generated', `icons-${name}.scss`);
  return `import ${JSON.stringify(icons)};\n${source}`;
};
