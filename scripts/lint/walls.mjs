// The walls of docs/architecture.md as lint rules: who may import whom, and who may write what.
// Proved by scripts/test/walls.test.mjs; used by eslint.config.mjs.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { root } from '../lib/workspace.mjs';

const SERVER = 'server/src';
/** The server's modules from the ground up: each sees the indexes of those before it, so that no circle can begin. */
const MODULES = [
  'inbox',
  'safety',
  'photos',
  'book',
  'people',
  'rules',
  'desk',
  'checks',
  'talk',
  'shops',
  'deeds',
  'trade',
  'funds',
  'passbook',
  'alliance',
  'town',
  'home',
];
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

const folders = foldersIn(SERVER);
/** All folders but these. @param {...string} own */
const others = (...own) => folders.filter((name) => !own.includes(name)).map((name) => `./${SERVER}/${name}`);
/** @returns {[target: string, from: string[], message: string]} */
const zone = (/** @type {string} */ target, /** @type {string[]} */ from, /** @type {string} */ message) => [
  target,
  from,
  message,
];

/** Of an earlier module its index, of a later one nothing. */
const moduleZones = MODULES.flatMap((module, place) => [
  ...MODULES.slice(0, place).map((earlier) => ({
    target: `./${SERVER}/${module}/**`,
    from: `./${SERVER}/${earlier}/**`,
    except: ['**/index.ts'],
    message: 'A module sees only the index of another module.',
  })),
  ...MODULES.slice(place + 1).map((later) => ({
    target: `./${SERVER}/${module}/**`,
    from: `./${SERVER}/${later}/**`,
    message: `${later} stands on ${module}, not under it (scripts/lint/walls.mjs has the order).`,
  })),
]);

/** @type {[target: string, from: string[], message: string][]} */
const SERVER_WALLS = [
  [`./${SERVER}/kernel`, others('kernel'), 'The kernel imports only shared.'],
  [`./${SERVER}/book`, others('kernel', 'book'), 'The points book imports only the kernel.'],
  [
    './server/src/wechat',
    others('kernel', 'wechat'),
    "The client of WeChat's server APIs imports only the kernel.",
  ],
  ...[...MODULES.map((module) => `${module}/**`), '*.ts'].map((part) =>
    zone(
      `./${SERVER}/${part}`,
      ['demo', 'simulator', 'testing'].map((name) => `./${SERVER}/${name}`),
      'Demo town, simulator and testing are no part of what runs in service.',
    ),
  ),
];

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
  ['./miniprogram/src/parts', ['./miniprogram/src/packages'], 'A part knows no screen.'],
  [
    './miniprogram/src/{kernel,theme,components}/**',
    ['./miniprogram/src/packages', './miniprogram/src/parts'],
    'Kernel, theme and components know nothing of what the app is about.',
  ],
];

/** Whoever keeps an answer trusts Db to notice what is written (server/src/kernel/changes.ts). */
const pastDb = {
  selector:
    "CallExpression[callee.object.property.name='manager'][callee.property.name=/^(query|insert|update|upsert|save|delete|remove|increment|decrement|createQueryBuilder)$/]",
  message: 'Write through Db itself: it notices what is written, and kept answers depend on that.',
};

// SQL is text, so it is text that is looked at: a statement that changes a table of the points book.
const writesPoints = new RegExp(
  `\\b(INSERT\\s+(IGNORE\\s+)?INTO|REPLACE\\s+INTO|UPDATE|DELETE\\s+FROM|TRUNCATE(\\s+TABLE)?)\\s+\`?(${POINTS_TABLES.join('|')})\\b`,
  'i',
);
const bookOnly = 'Only server/src/book writes the points book: call what its index names.';
const pointsPastBook = [
  { selector: `Literal[value=${writesPoints}]`, message: bookOnly },
  { selector: `TemplateElement[value.cooked=${writesPoints}]`, message: bookOnly },
];

/** @param {string} name @param {string} message */
const forbidPackage = (name, message) => ({
  group: [name, `${name}/*`],
  message,
});

const noSchemaLibrary = forbidPackage('zod', 'The schema library stays out of the mini program.');
const noDatabase = [
  forbidPackage('typeorm', 'TypeORM stays in the modules and the kernel.'),
  forbidPackage('mysql2', 'The database is reached through the kernel.'),
];

/** @type {import('eslint').Linter.Config[]} */
export const walls = [
  {
    name: 'walls/imports',
    files: ['shared/**/*.{ts,tsx}', 'server/**/*.ts', 'miniprogram/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
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
            ...screenZones,
          ],
        },
      ],
    },
  },
  {
    name: 'walls/modules',
    files: ['server/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing.ts', 'server/src/testing/**'], // tests look behind the index
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: root,
          zones: [
            ...[...WORKSPACES, ...SERVER_WALLS].map(([target, from, message]) => ({ target, from, message })),
            ...moduleZones,
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
    plugins: { '@typescript-eslint': tseslint.plugin },
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
      `server/src/{${['kernel', 'migrations', 'testing', 'demo', ...MODULES].join(',')}}/**`,
      '**/*.test.ts',
    ],
    plugins: { '@typescript-eslint': tseslint.plugin },
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
    ignores: ['server/src/{kernel,migrations,testing}/**', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', pastDb] },
  },
  {
    files: ['server/src/**/*.ts'],
    // A migration brings the book's tables to a new shape before anybody uses them.
    ignores: ['server/src/{book,migrations,testing}/**', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...pointsPastBook, pastDb],
    },
  },
  {
    files: ['server/src/kernel/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...pointsPastBook] },
  },
];

/**
 * @param {object[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
function restrict(patterns) {
  return { 'no-restricted-imports': ['error', { patterns }] };
}
