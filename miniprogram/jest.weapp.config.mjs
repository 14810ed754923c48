import base from './jest.built.config.mjs';

/** Every built WeChat page on a real server: `npm run test:weapp`, after a build. */
export default {
  ...base,
  testPathIgnorePatterns: ['/built/(pages|long-feed)\\.test'],
  globalSetup: '<rootDir>/../scripts/jest/start-house.mjs',
  globalTeardown: '<rootDir>/../scripts/jest/stop-house.mjs',
  testTimeout: 60_000,
};
