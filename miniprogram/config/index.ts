import path from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import type { IProjectConfig } from '@tarojs/taro/types/compile';
import type { UserConfigExport } from '@tarojs/cli';
import { keepUsed } from './templates';

/**
 * One source, two builds. `px` stays `px` on both: the drawings are made of 12–22 px type and 44 px targets
 * that must not shrink on a 320-px phone or swell on a tablet, so Taro's px → rpx/rem transform is off.
 */
const target = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';
const shared = path.resolve(__dirname, '../../shared/src');
const keepPixels = { pxtransform: { enable: false, config: {} } };

if (target === 'weapp' && !process.env.API_BASE)
  process.emitWarning('API_BASE is not set: this build calls http://127.0.0.1:3000, which no phone reaches.');

/** Taro asks terser for the least, in the language of 2009; these are its own defaults again, for what every client here reads. */
const minify = {
  compress: {
    ecma: 2020,
    ...Object.fromEntries(
      [
        ...[
          'arrows',
          'collapse_vars',
          'comparisons',
          'computed_props',
          'directives',
          'evaluate',
          'hoist_props',
        ],
        ...[
          'inline',
          'loops',
          'negate_iife',
          'properties',
          'reduce_funcs',
          'reduce_vars',
          'switches',
          'typeofs',
        ],
      ].map((name) => [name, true]),
    ),
  },
  // Chinese as it is written, not as six-byte escapes.
  output: { ecma: 2020, ascii_only: false },
};

/**
 * Taro's parser of HTML text (`element.innerHTML = …`), ten KB that nothing here calls. Its switch alone does not take it out,
 * because the runtime also exports it and its neighbour uses it.
 */
const HTML_PARSER = /inner-html[\\/](html|parser)\.js$/;
/** See components-runtime.ts. */
const COMPONENTS = /^\.[\\/]components\.js$/;

type WebpackChain = NonNullable<NonNullable<IProjectConfig<'webpack5'>['h5']>['webpackChain']>;

const PAGES = /[\\/]src[\\/]packages[\\/](?!main[\\/])[^\\/]+[\\/][^\\/]+[\\/]index\.tsx$/;

const givePackagesTheirIcons: WebpackChain = (chain) => {
  chain.module
    .rule('packageIcons')
    .test(PAGES)
    .pre()
    .use('packageIcons')
    .loader(path.resolve(__dirname, 'package-icons.cjs'));
};

/**
 * swc in place of terser, for the web: no larger, and it takes half of the build away, for which the first `npm start` waits.
 * WeChat's package, where its limit counts every KB, stays with terser.
 */
const minifyWithSwc: WebpackChain = (chain) => {
  const options = {
    minify: TerserPlugin.swcMinify,
    terserOptions: { compress: { ecma: 2020 as const }, mangle: true, format: { asciiOnly: false } },
  };
  chain.optimization.minimizer('terserPlugin').tap(() => [options]);
};

const config: UserConfigExport<'webpack5'> = {
  projectName: 'jishan',
  date: '2025-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  // The deepest page has twelve levels; what goes deeper is drawn by a component of its own.
  baseLevel: 13,
  plugins: ['@tarojs/plugin-framework-react', [path.resolve(__dirname, 'templates-plugin.ts'), { keepUsed }]],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  terser: { enable: true, config: minify },
  defineConstants: {
    // A mini program cannot ask where it came from, so the server's address is built in; the web build is
    // served by that server and calls its own origin.
    API_BASE: JSON.stringify(target === 'h5' ? '' : (process.env.API_BASE ?? 'http://127.0.0.1:3000')),
  },
  // The server serves these at /assets to both builds: the WeChat package stays small.
  copy: {
    patterns:
      target === 'h5'
        ? [
            { from: 'assets/avatars', to: 'dist/h5/assets/avatars' },
            ...['serif', 'serif-main', 'serif-rest', 'serif-names'].map((name) => ({
              from: `src/theme/generated/${name}.woff2`,
              to: `dist/h5/assets/${name}.woff2`,
            })),
          ]
        : [],
    options: {},
  },
  mini: {
    runtime: { enableInnerHTML: false },
    webpackChain: (chain, webpack) => {
      givePackagesTheirIcons(chain, webpack);
      const replace = (name: string, what: RegExp, by: string) =>
        chain.plugin(name).use(webpack.NormalModuleReplacementPlugin, [what, path.resolve(__dirname, by)]);
      replace('noHtmlParser', HTML_PARSER, 'no-html-parser.ts');
      replace('usedComponents', COMPONENTS, 'components-runtime.ts');
    },
    compile: { include: [shared, __dirname] },
    optimizeMainPackage: { enable: true },
    postcss: keepPixels,
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    webpackChain: (chain, webpack) => {
      givePackagesTheirIcons(chain, webpack);
      minifyWithSwc(chain, webpack);
      chain.plugin('preloadHome').use(path.resolve(__dirname, 'preload-home.cjs'));
    },
    // Written for newer browsers than ours, and otherwise taken as it is; scripts/web-check.mjs finds such.
    compile: { include: [shared, path.resolve(__dirname, '../../node_modules/query-string')] },
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { ...keepPixels, autoprefixer: { enable: true, config: {} } },
  },
};

export default config;
