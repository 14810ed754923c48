// One Jest for all workspaces. The server's tests get one private MariaDB, and make a database per test file in it.
import { existsSync } from 'node:fs';

const typescript = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript', tsx: false }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
};

const shared = {
  displayName: 'shared',
  rootDir: 'shared',
  testEnvironment: 'node',
  transform: typescript,
};

const server = {
  displayName: 'server',
  rootDir: 'server',
  testEnvironment: 'node',
  // A package that comes as ES modules only is turned into what Jest runs, as our own sources are.
  transform: { ...typescript, '/node_modules/sql-template-tag/.+\\.js$': typescript['^.+\\.tsx?$'] },
  transformIgnorePatterns: ['/node_modules/(?!sql-template-tag/)'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: '<rootDir>/../scripts/jest/start-database.mjs',
  globalTeardown: '<rootDir>/../scripts/jest/stop-database.mjs',
};

const miniprogram = './miniprogram/jest.config.mjs';

export default {
  projects: [shared, server, ...(existsSync(miniprogram) ? ['<rootDir>/miniprogram/jest.config.mjs'] : [])],
  testSequencer: './scripts/jest/longest-first.mjs',
  testTimeout: 120_000, // a hook that fills a town takes its time on a machine that does other work too
};
