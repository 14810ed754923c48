import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const stub = (name) => path.join(root, 'test/stubs', name);

/** Component tests: the parts in jsdom, with Taro's components as plain elements and the platform as a fake phone. */
export default {
  displayName: 'miniprogram',
  rootDir: root,
  testEnvironment: 'jsdom',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  // They need a build: weapp-check runs them.
  testPathIgnorePatterns: ['/node_modules/', '/test/built/'],
  setupFiles: [stub('globals.ts')],
  transform: {
    '\\.[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '\\.scss$': stub('style.ts'),
    '^@tarojs/components$': stub('components.tsx'),
    '^@tarojs/taro$': stub('taro.ts'),
    '(^\\./|/kernel/)platform$': stub('platform.ts'),
  },
};
