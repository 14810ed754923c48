// What only this project forbids: the walls between its parts (scripts/lint/walls.mjs), and what the oldest phones lack
// (scripts/lint/engines.mjs). It looks at no types: what is wrong in any project, oxlint looks for (.oxlintrc.json).
import tseslint from 'typescript-eslint';
import { engines } from './scripts/lint/engines.mjs';
import { walls } from './scripts/lint/walls.mjs';

/** @type {import('eslint').Linter.Config[]} */
export default [
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/generated/',
      '**/coverage/',
      '.cache/',
      '**/.swc/',
      '.data*/',
      '**/*.{mjs,cjs,js}', // no wall stands in them
    ],
  },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
  ...engines,
  ...walls,
];
