/** `npm run build -- --type weapp|h5`: makes the assets, then lets Taro build. */
import { createRequire } from 'node:module';

// Always the real thing: started by a test (NODE_ENV=test) Taro would make a development bundle of four times the size.
process.env.NODE_ENV = 'production';

await import('./make-assets.mjs');
process.argv.splice(2, 0, 'build');
createRequire(import.meta.url)('@tarojs/cli/bin/taro');
