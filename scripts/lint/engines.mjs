// What runs on phones may use nothing that the oldest engine of `browserslist` (miniprogram/package.json) lacks.
// Syntax is Babel's to translate; what an engine brings along is not, and there is no polyfill in the bundle.
import esX from 'eslint-plugin-es-x';

const NEWER = ['es2021', 'es2022', 'es2023', 'es2024', 'es2025', 'esnext'];
const TRANSLATED =
  /operators|separators|-class-|private-in|await|module-namespace|hashbang|import-|json-modules|error-cause/;
/** @type {Record<string, { rules?: object } | undefined>} */
const configs = esX.configs;
const builtIns = NEWER.flatMap((year) => Object.keys(configs[`flat/no-new-in-${year}`]?.rules ?? {})).filter(
  (rule) => !TRANSLATED.test(rule),
);

/** @type {import('eslint').Linter.Config[]} */
export const engines = [
  {
    files: ['miniprogram/src/**/*.{ts,tsx}', 'shared/src/**/*.ts'],
    ignores: ['**/*.test.{ts,tsx}', '**/testing.ts'],
    plugins: { 'es-x': esX },
    rules: {
      ...Object.fromEntries(builtIns.map((rule) => [rule, 'error'])),
      // Safari learned it in 16.4; before, the whole file does not load.
      'es-x/no-regexp-lookbehind-assertions': 'error',
      'no-restricted-globals': ['error', 'structuredClone'],
    },
  },
];
