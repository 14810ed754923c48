// What runs on phones may use nothing that the oldest engine of `browserslist` (miniprogram/package.json) lacks.
// Syntax is Babel's to translate; what an engine brings along is not, and there is no polyfill in the bundle. Which methods a
// value has is the compiler's to know: `lib` in shared/tsconfig.json and miniprogram/tsconfig.json ends with ES2020.
import esX from 'eslint-plugin-es-x';

const NEWER = ['es2021', 'es2022', 'es2023', 'es2024', 'es2025', 'esnext'];
const TRANSLATED =
  /operators|separators|-class-|private-in|await|module-namespace|hashbang|import-|json-modules|error-cause/;
const COMPILERS = /-prototype-/;
/** @type {Record<string, { rules?: object } | undefined>} */
const configs = esX.configs;
const builtIns = NEWER.flatMap((year) => Object.keys(configs[`flat/no-new-in-${year}`]?.rules ?? {})).filter(
  (rule) => !TRANSLATED.test(rule) && !COMPILERS.test(rule),
);

const namedCalls = {
  selector: "MemberExpression[object.name='Taro'][computed=true]",
  message: 'The web build turns Taro’s calls into named imports: name the call.',
};
// The types of Node, which tests need, bring it along. A form of ours has a method of that name.
const noAt = {
  selector: "CallExpression[callee.property.name='at'][callee.object.name!='form']",
  message: 'The oldest phones have no .at(): count from the length.',
};

/** @type {import('eslint').Linter.Config[]} */
export const engines = [
  {
    files: ['miniprogram/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', namedCalls] },
  },
  {
    files: ['miniprogram/src/**/*.{ts,tsx}', 'shared/src/**/*.ts'],
    ignores: ['**/*.test.{ts,tsx}', '**/testing.ts'],
    plugins: { 'es-x': esX },
    rules: {
      ...Object.fromEntries(builtIns.map((rule) => [rule, 'error'])),
      // Safari learned it in 16.4; before, the whole file does not load.
      'es-x/no-regexp-lookbehind-assertions': 'error',
      'no-restricted-globals': ['error', 'structuredClone'],
      'no-restricted-syntax': ['error', namedCalls, noAt],
    },
  },
];
