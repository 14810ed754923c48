// The web build asks for the home page's own script and style at once, beside the app's, instead of when the app has started:
// on a slow phone that is one journey to the server less before anybody can read.
const HOME = /[\\/]src[\\/]packages[\\/]main[\\/]home[\\/]index\.tsx/;

/** The files that are loaded when the home page opens, beside those of the app itself. @param {import('webpack').Compilation} compilation */
function filesOfHome(compilation) {
  const opened = new Set();
  for (const chunk of compilation.chunks)
    for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk))
      if (HOME.test(module.identifier())) for (const group of chunk.groupsIterable) opened.add(group);
  const first = new Set([...compilation.entrypoints.values()].flatMap((entry) => entry.getFiles()));
  const own = new Set([...opened].filter((group) => !group.isInitial()).flatMap((group) => group.getFiles()));
  return [...own].filter((file) => /\.(js|css)$/.test(file) && !first.has(file));
}

module.exports = class PreloadHome {
  /** @param {import('webpack').Compiler} compiler */
  apply(compiler) {
    // Taro's own: another copy of it would never be told of this build.
    const html = compiler.options.plugins.find((plugin) => plugin?.constructor.name === 'HtmlWebpackPlugin');
    if (!html) throw new Error('Taro writes its page by another plugin now');
    compiler.hooks.compilation.tap('PreloadHome', (compilation) => {
      html.constructor.getHooks(compilation).alterAssetTagGroups.tap('PreloadHome', (data) => {
        const files = filesOfHome(compilation);
        if (!files.some((file) => file.endsWith('.js')))
          throw new Error('the home page has no script of its own');
        data.headTags.unshift(
          ...files.map((file) => ({
            tagName: 'link',
            voidTag: true,
            attributes: { rel: 'preload', href: `/${file}`, as: file.endsWith('.js') ? 'script' : 'style' },
            meta: {},
          })),
        );
        return data;
      });
    });
  }
};
