// The browser walk: the whole house as `npm start` opens it, walked in Chromium by tapping.
export default {
  displayName: 'browser',
  rootDir: 'test/browser',
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  globalSetup: '<rootDir>/../../scripts/jest/start-house.mjs',
  globalTeardown: '<rootDir>/../../scripts/jest/stop-house.mjs',
  testTimeout: 180_000,
};
