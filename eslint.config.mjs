// Type-aware lint for everything that ships, and the walls between its parts (scripts/lint/walls.mjs).
import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { engines } from './scripts/lint/engines.mjs';
import { walls } from './scripts/lint/walls.mjs';

const TYPED = ['**/*.{ts,tsx}', 'scripts/**/*.mjs', '*.mjs'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/generated/',
      '**/coverage/',
      '.cache/',
      '**/.swc/',
      '.data*/',
      'miniprogram/babel.config.js',
    ],
  },
  eslint.configs.recommended,
  {
    files: TYPED,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'shared/tsconfig.json',
          'server/tsconfig.json',
          'miniprogram/tsconfig.json',
          'scripts/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: 'test' }] },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Plain JavaScript with JSDoc types: tsc checks the types; what a parsed file or a reply holds is `any` here.
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['server/src/main.ts', 'server/src/demo/main.ts'], // speaks before there is a log to speak through
    rules: { 'no-console': 'off' },
  },
  {
    files: ['miniprogram/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Taro'][computed=true]",
          message: 'The web build turns Taro’s calls into named imports: name the call.',
        },
      ],
    },
  },
  {
    files: ['miniprogram/test/stubs/**'], // stand in for the framework: they run what a page hands them, once
    rules: { 'react-hooks/exhaustive-deps': 'off' },
  },
  ...engines,
  ...walls,
);
