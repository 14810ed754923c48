// The walls of docs/architecture.md as lint rules: who may import whom, and who may write what.
// Proved by scripts/test/walls.test.mjs; used by eslint.config.mjs.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { root } from '../lib/workspace.mjs';

const FEATURES = 'server/src/features';
const POINTS_TABLES = [
  'accounts',
  'entries',
  'transfers',
  'honour_totals',
  'group_totals',
  'holds',
  'lots',
  'lot_uses',
  'debts',
  'chain_links',
  'chain_heads',
  'chain_digests',
];

const SCREENS = 'miniprogram/src/packages';

/** One zone for each feature: of all others it sees only the service. */
const featureZones = readdirSync(join(root, FEATURES), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    target: `./${FEATURES}/${name}/**`,
    from: `./${FEATURES}/!(${name})/**`,
    except: ['**/service.ts'],
    message: 'A feature imports only the service of another feature.',
  }));

/** One zone for each screen: it sees no other, except its test, which may walk from one to the next. */
const screenZones = foldersIn(SCREENS).flatMap((name) =>
  foldersIn(`${SCREENS}/${name}`).map((screen) => ({
    target: `./${SCREENS}/${name}/${screen}/**/!(*.test).{ts,tsx}`,
    from: `./${SCREENS}/**`,
    except: [`**/packages/${name}/${screen}/**`],
    message: 'What two screens need stands in miniprogram/src/parts.',
  })),
);

/** @param {string} folder */
function foldersIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** @type {[target: string, from: string[], message: string][]} */
const WORKSPACES = [
  [
    './shared',
    ['./server', './miniprogram', './scripts'],
    'shared is used by the others and imports none of them.',
  ],
  ['./server', ['./miniprogram'], 'The server knows nothing of the mini program.'],
  ['./miniprogram', ['./server'], 'The mini program reaches the server by its contract only.'],
  [
    './server/src/kernel/**/!(*.test).ts',
    ['./server/src/!(kernel)', './server/src/!(kernel)/**'],
    'The kernel knows nothing of what stands on it.',
  ],
  ['./miniprogram/src/parts', ['./miniprogram/src/packages'], 'A part knows no screen.'],
  [
    './miniprogram/src/{kernel,theme,components}/**',
    ['./miniprogram/src/packages', './miniprogram/src/parts'],
    'Kernel, theme and components know nothing of what the app is about.',
  ],
];

// SQL is text, so it is text that is looked at: a statement that changes a table of the points book.
const writesPoints = new RegExp(
  `\\b(INSERT\\s+(IGNORE\\s+)?INTO|REPLACE\\s+INTO|UPDATE|DELETE\\s+FROM|TRUNCATE(\\s+TABLE)?)\\s+\`?(${POINTS_TABLES.join('|')})\\b`,
  'i',
);
const pointsOnly = 'Only server/src/features/points writes the points book: call its service.';

/** @param {string} name @param {string} message */
const forbidPackage = (name, message) => ({
  group: [name, `${name}/*`],
  message,
});

const noSchemaLibrary = forbidPackage('zod', 'The schema library stays out of the mini program.');
const noDatabase = [
  forbidPackage('typeorm', 'SQL and TypeORM stay in entities, services, routes, points and the kernel.'),
  forbidPackage('mysql2', 'The database is reached through the kernel.'),
];

/** @type {import('eslint').Linter.Config[]} */
export const walls = [
  {
    name: 'walls/imports',
    files: ['shared/**/*.{ts,tsx}', 'server/**/*.ts', 'miniprogram/**/*.{ts,tsx}'],
    plugins: { 'import-x': /** @type {any} */ (importX) },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          noWarnOnMultipleProjects: true,
          project: ['shared', 'server', 'miniprogram'].map((w) => join(root, w)),
        }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: root,
          zones: [
            ...WORKSPACES.map(([target, from, message]) => ({ target, from, message })),
            ...featureZones,
            ...screenZones,
          ],
        },
      ],
    },
  },
  {
    name: 'walls/shared-is-pure',
    files: ['shared/src/**/*.ts'],
    ignores: ['shared/src/api/**', 'shared/src/rules/validate.ts', '**/*.test.ts'],
    rules: restrict([
      noSchemaLibrary,
      ...noDatabase,
      {
        regex: '(^|/)(api|validate)(/.*)?$',
        message: 'Files that the mini program runs import nothing that brings the schema library.',
      },
    ]),
  },
  {
    name: 'walls/miniprogram',
    files: ['miniprogram/src/**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': /** @type {any} */ (tseslint.plugin) },
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            noSchemaLibrary,
            ...noDatabase,
            {
              group: [
                '@jishan/shared/api',
                '@jishan/shared/api/*',
                '**/shared/src/api',
                '**/shared/src/api/**',
              ],
              allowTypeImports: true,
              message: 'Only types come from the contract: import type { … }.',
            },
            {
              group: ['@jishan/shared/rules/validate', '**/shared/src/rules/validate'],
              message:
                'Validation of the rules needs the schema library, which stays out of the mini program.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'walls/database',
    files: ['server/src/**/*.ts'],
    ignores: [
      'server/src/features/**/{entities,service,routes}.ts',
      'server/src/features/points/**',
      'server/src/{kernel,migrations,testing}/**',
      '**/*.test.ts',
    ],
    plugins: { '@typescript-eslint': /** @type {any} */ (tseslint.plugin) },
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: noDatabase.map((pattern) => ({ ...pattern, allowTypeImports: true })) },
      ],
    },
  },
  {
    name: 'walls/points-book',
    files: ['server/src/**/*.ts'],
    // A migration brings the book's tables to a new shape before anybody uses them.
    ignores: [
      'server/src/features/points/**',
      'server/src/migrations/**',
      'server/src/testing/landed-rows.ts', // as earlier versions have left them
      '**/*.test.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `Literal[value=${writesPoints}]`, message: pointsOnly },
        { selector: `TemplateElement[value.cooked=${writesPoints}]`, message: pointsOnly },
      ],
    },
  },
];

/** @param {object[]} patterns @returns {import('eslint').Linter.RulesRecord} */
function restrict(patterns) {
  return { 'no-restricted-imports': ['error', { patterns }] };
}
