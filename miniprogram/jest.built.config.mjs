import base from './jest.config.mjs';

/** The built WeChat pages, run as they are in WeChat's component simulator; scripts/weapp-check.mjs calls it after a build. */
export default {
  ...base,
  displayName: 'weapp',
  roots: ['<rootDir>/test/built'],
  testPathIgnorePatterns: ['/built/every-page\\.test'],
  setupFiles: [],
  moduleNameMapper: {},
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 30_000,
};
