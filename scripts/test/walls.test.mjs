// Proves that each wall between the parts stands: a file that breaks it is reported, its lawful twin is not.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../lib/workspace.mjs';
import { engines } from '../lint/engines.mjs';
import { walls } from '../lint/walls.mjs';

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
    ...engines,
    ...walls,
  ],
});

/** @param {string} filePath @param {string} code */
async function rulesBrokenBy(filePath, code) {
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const PATHS = 'import-x/no-restricted-paths';
const IMPORTS = 'no-restricted-imports';
const TYPED_IMPORTS = '@typescript-eslint/no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';

/** @type {[what: string, file: string, code: string, rule: string | null][]} */
const cases = [
  ['shared imports the server', 'shared/src/x.ts', "import '../../server/src/kernel/config';", PATHS],
  ['shared imports itself', 'shared/src/x.ts', "import './calendar';", null],
  ['shared, run by the mini program, imports zod', 'shared/src/x.ts', "import 'zod';", IMPORTS],
  ['shared, run by the mini program, imports the contract', 'shared/src/x.ts', "import './api';", IMPORTS],
  ['the contract imports zod', 'shared/src/api/x.ts', "import 'zod';", null],
  ['shared imports the database', 'shared/src/x.ts', "import 'mysql2/promise';", IMPORTS],

  ['the server imports the mini program', 'server/src/x.ts', "import '../../miniprogram/src/app';", PATHS],
  [
    'the mini program imports the server',
    'miniprogram/src/x.ts',
    "import '../../server/src/kernel/config';",
    PATHS,
  ],
  ['the mini program imports zod', 'miniprogram/src/x.ts', "import { z } from 'zod';", TYPED_IMPORTS],
  [
    'the mini program imports a value of the contract',
    'miniprogram/src/x.tsx',
    "import { contract } from '@jishan/shared/api';",
    TYPED_IMPORTS,
  ],
  [
    'the mini program imports a type of the contract',
    'miniprogram/src/x.tsx',
    "import type { Api } from '@jishan/shared/api';",
    null,
  ],
  [
    'the mini program imports a pure function',
    'miniprogram/src/x.ts',
    "import { dayOf } from '@jishan/shared/calendar';",
    null,
  ],

  [
    'a module imports the inside of another',
    'server/src/deeds/x.ts',
    "import '../shops/merchant/merchant';",
    PATHS,
  ],
  ['a module imports the index of an earlier one', 'server/src/deeds/x.ts', "import '../shops';", null],
  ['a module imports a later one', 'server/src/shops/x.ts', "import '../trade';", PATHS],
  ['a module imports its own inside', 'server/src/deeds/x.ts', "import './post/post';", null],
  ['the kernel imports a module', 'server/src/kernel/x.ts', "import '../book';", PATHS],
  ['the book imports another module', 'server/src/book/x.ts', "import '../inbox';", PATHS],
  ['the book imports the kernel', 'server/src/book/x.ts', "import '../kernel/database';", null],
  ['a module writes past Db', 'server/src/deeds/x.ts', 'await db.manager.update(entity, {}, {});', SYNTAX],
  ['the book writes past Db', 'server/src/book/x.ts', 'await db.manager.insert(entity, {});', SYNTAX],
  ['a module reads by an entity', 'server/src/deeds/x.ts', 'await db.manager.findOneBy(entity, {});', null],
  ['main imports the demo town', 'server/src/x.ts', "import './demo/seed';", PATHS],
  ['the demo town imports a module', 'server/src/demo/x.ts', "import '../shops';", null],
  ['a module imports the demo town', 'server/src/home/x.ts', "import '../demo/seed';", PATHS],
  [
    'a test looks behind an index',
    'server/src/deeds/x.test.ts',
    "import '../shops/merchant/merchant';",
    null,
  ],

  [
    'a screen imports another',
    'miniprogram/src/packages/mine/posts/x.ts',
    "import '../settings/words';",
    PATHS,
  ],
  ['a screen imports its own', 'miniprogram/src/packages/mine/settings/x.ts', "import './words';", null],
  [
    'the test of a screen opens another',
    'miniprogram/src/packages/mine/posts/x.test.tsx',
    "import '../settings/words';",
    null,
  ],
  [
    'a part imports a screen',
    'miniprogram/src/parts/me/x.ts',
    "import '../../packages/mine/settings/words';",
    PATHS,
  ],
  ['a component imports a part', 'miniprogram/src/components/x.tsx', "import '../parts/me/words';", PATHS],

  ['TypeORM outside its places', 'server/src/wechat/x.ts', "import { In } from 'typeorm';", TYPED_IMPORTS],
  ['a type of TypeORM', 'server/src/wechat/x.ts', "import type { DataSource } from 'typeorm';", null],
  ['TypeORM in a module', 'server/src/deeds/post/post.ts', "import { EntitySchema } from 'typeorm';", null],

  ...[
    "db.run('UPDATE accounts SET balance = balance + 1');",
    'db.run(`insert into entries (id) values (${id})`);',
    "db.run('INSERT IGNORE INTO `transfers` VALUES (1)');",
    "db.run('DELETE  FROM\\n honour_totals');",
    "db.run('REPLACE INTO honour_totals VALUES (1)');",
    "db.run('UPDATE holds SET open_objections = 0');",
    "db.run('INSERT INTO lots (id) VALUES (1)');",
    "db.run('DELETE FROM chain_digests');",
  ].flatMap((code) => [
    /** @type {[string, string, string, string | null]} */ ([
      `outside the book: ${code}`,
      'server/src/deeds/review/x.ts',
      code,
      SYNTAX,
    ]),
    /** @type {[string, string, string, string | null]} */ ([
      `inside the book: ${code}`,
      'server/src/book/book.ts',
      code,
      null,
    ]),
  ]),
  [
    'a phone is asked for what its engine lacks',
    'shared/src/x.ts',
    'Object.hasOwn({}, key);',
    'es-x/no-object-hasown',
  ],
  ['a phone counts from the end', 'shared/src/x.ts', 'list.at(-1);', SYNTAX],
  ['a form has a method of that name', 'miniprogram/src/x.tsx', "form.at('body');", null],
  ['a call of Taro by a name that is computed', 'miniprogram/src/x.tsx', 'Taro[name]();', SYNTAX],
  ['the server counts from the end', 'server/src/x.ts', 'list.at(-1);', null],

  ['reading the book is free', 'server/src/home/routes.ts', "db.rows('SELECT balance FROM accounts');", null],
];

for (const [what, file, code, rule] of cases) {
  test(`${rule ? 'refused' : 'allowed'}: ${what}`, async () => {
    assert.deepEqual(await rulesBrokenBy(file, code), rule ? [rule] : []);
  });
}

test('the real configuration holds the walls', async () => {
  const real = new ESLint({ cwd: root });
  const file = join(root, 'server/src/deeds/review/routes.ts');
  assert.ok(existsSync(file));
  const { rules } = await real.calculateConfigForFile(file);
  for (const name of [PATHS, SYNTAX]) {
    assert.equal(rules[name]?.[0], 2, `${name} is an error`);
  }
});
