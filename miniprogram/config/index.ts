import path from 'node:path';
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

const config: UserConfigExport<'webpack5'> = {
  projectName: 'jishan',
  date: '2025-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  // The deepest page has eleven levels; what goes deeper is drawn by a component of its own.
  baseLevel: 12,
  plugins: ['@tarojs/plugin-framework-react', [path.resolve(__dirname, 'templates-plugin.ts'), { keepUsed }]],
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Chinese as it is written, not as six-byte escapes.
  terser: { enable: true, config: { output: { ascii_only: false } } },
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
            { from: 'src/theme/generated/serif.woff2', to: 'dist/h5/assets/serif.woff2' },
          ]
        : [],
    options: {},
  },
  mini: {
    compile: { include: [shared, __dirname] },
    optimizeMainPackage: { enable: true },
    postcss: keepPixels,
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    compile: { include: [shared] },
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
