// Proves that each rule of .oxlintrc.json is looked at where it should be: every rule that is on is broken here once, in a
// checkout of its own with our configuration; what is lawful is not reported.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../lib/workspace.mjs';

/** What breaks each rule. @type {Record<string, string>} */
const broken = {
  'constructor-super': 'class A {} export class B extends A { constructor() { console; } }',
  eqeqeq: 'export const same = (a: unknown, b: unknown) => a == b;',
  'for-direction': 'for (let i = 0; i < 10; i--) { String(i); }',
  'no-array-constructor': 'export const a = new Array(0, 1, 2);',
  'no-async-promise-executor': 'export const a = new Promise(async () => { await a; });',
  'no-case-declarations':
    'export const f = (n: number) => { switch (n) { case 1: let x = 1; return x; default: return 0; } };',
  'no-class-assign': 'class A {} A = class {}; export { A };',
  'no-compare-neg-zero': 'export const f = (n: number) => n === -0;',
  'no-cond-assign': 'export const f = (n: number) => { if (n = 1) return n; return 2; };',
  'no-console': "console.log('x');",
  'no-const-assign': 'const a = 1; a = 2; export { a };',
  'no-constant-binary-expression': 'export const f = (a: boolean) => a && ({} ?? 1);',
  'no-constant-condition': 'if (true) String(1);',
  'no-control-regex': 'export const a = /\\x1f/;',
  'no-debugger': 'debugger;',
  'no-delete-var': 'var a = 1; delete a;',
  'no-dupe-else-if': 'export const f = (a: boolean) => { if (a) return 1; else if (a) return 2; return 3; };',
  'no-dupe-keys': 'export const a = { b: 1, b: 2 };',
  'no-duplicate-case':
    'export const f = (n: number) => { switch (n) { case 1: return 1; case 1: return 2; default: return 3; } };',
  'no-empty': 'export const f = (a: boolean) => { if (a) {} };',
  'no-empty-character-class': 'export const a = /a[]/;',
  'no-empty-pattern': 'export const f = (o: object) => { const {} = o; };',
  'no-empty-static-block': 'export class A { static {} }',
  'no-ex-assign': 'try { String(1); } catch (e) { e = 1; throw e; }',
  'no-extra-boolean-cast': 'export const f = (a: string) => { if (!!a) return 1; return 2; };',
  'no-fallthrough':
    'export const f = (n: number) => { switch (n) { case 1: String(1); case 2: return 2; default: return 3; } };',
  'no-func-assign': 'function f() { return 1; } f = () => 2; export { f };',
  'no-global-assign': 'undefined = 1;',
  'no-import-assign': "import { join } from 'node:path'; join = 1;",
  'no-invalid-regexp': "export const a = new RegExp('[');",
  'no-irregular-whitespace': 'export const a\u00a0= 1;',
  'no-loss-of-precision': 'export const a = 9007199254740993;',
  'no-misleading-character-class': 'export const a = /[👍]/;',
  'no-new-native-nonconstructor': "export const a = new Symbol('x');",
  'no-obj-calls': 'export const a = Math();',
  'no-prototype-builtins': "export const f = (a: object) => a.hasOwnProperty('x');",
  'no-redeclare': 'var a = 1; var a = 2; export { a };',
  'no-regex-spaces': 'export const a = /a  b/;',
  'no-self-assign': 'export const f = (a: number) => { a = a; };',
  'no-setter-return': 'export const a = { set b(c: number) { return c; } };',
  'no-shadow-restricted-names': 'export const f = (undefined: number) => undefined;',
  'no-sparse-arrays': 'export const a = [1, , 2];',
  'no-this-before-super':
    'class A {} export class B extends A { constructor() { this.c = 1; super(); } c: number; }',
  'no-unexpected-multiline': 'export const f = (a: (n: number) => void) => { const b = a\n(1); return b; };',
  'no-unreachable': 'export const f = () => { return 1; String(2); };',
  'no-unsafe-finally': 'export const f = () => { try { return 1; } finally { return 2; } };',
  'no-unsafe-negation': "export const f = (o: object) => !'a' in o;",
  'no-unsafe-optional-chaining': 'export const f = (a?: { b: () => number }) => (a?.b)();',
  'no-unused-expressions': 'export const f = (a: number) => { a + 1; };',
  'no-unused-labels': 'a: for (;;) break;',
  'no-unused-private-class-members': 'export class A { #b = 1; }',
  'no-unused-vars': 'const a = 1;',
  'no-useless-backreference': 'export const a = /(?:a)\\1(b)/;',
  'no-useless-catch': 'try { String(1); } catch (e) { throw e; }',
  'no-useless-escape': "export const a = '\\d';",
  'no-var': 'var a = 1; export { a };',
  'prefer-const': 'let a = 1; export { a };',
  'prefer-rest-params': 'export function f() { return arguments; }',
  'prefer-spread':
    'export const f = (a: (...b: number[]) => void, c: number[]) => { a.apply(undefined, c); };',
  'require-yield': 'export function* f() { return 1; }',
  'use-isnan': 'export const f = (n: number) => n === NaN;',
  'valid-typeof': "export const f = (a: unknown) => typeof a === 'nmber';",

  'import/no-cycle': "import { b } from './no-cycle-b'; export const a = () => b;",

  'typescript/await-thenable': 'export const f = async () => { await 1; };',
  'typescript/ban-ts-comment': '// @ts-ignore\nexport const a: string = 1;',
  'typescript/consistent-type-imports': "import { Stats } from 'node:fs'; export type A = Stats;",
  'typescript/no-array-delete': 'export const f = (a: number[]) => { delete a[0]; };',
  'typescript/no-base-to-string': 'export const f = (a: object) => String(a);',
  'typescript/no-duplicate-enum-values': 'export enum A { B = 1, C = 1 }',
  'typescript/no-duplicate-type-constituents': "export type A = 'a' | 'a';",
  'typescript/no-empty-object-type': 'export type A = {};',
  'typescript/no-explicit-any': 'export type A = any;',
  'typescript/no-extra-non-null-assertion': 'export const f = (a?: number) => a!!;',
  'typescript/no-floating-promises': 'const f = async () => { await Promise.resolve(); }; f();',
  'typescript/no-for-in-array': 'export const f = (a: number[]) => { for (const b in a) String(b); };',
  'typescript/no-implied-eval': "setTimeout('f()', 1);",
  'typescript/no-misused-new': 'export interface A { new (): A; }',
  'typescript/no-misused-promises':
    'export const f = (a: Promise<number>) => { if (a) return 1; return 2; };',
  'typescript/no-namespace': 'export namespace A { export const b = 1; }',
  'typescript/no-non-null-asserted-optional-chain': 'export const f = (a?: { b?: number }) => a?.b!;',
  'typescript/no-redundant-type-constituents': 'export type A = unknown | string;',
  'typescript/no-require-imports': "export const a = require('node:fs') as object;",
  'typescript/no-this-alias': 'export function f(this: object) { const self = this; return self; }',
  'typescript/no-unnecessary-type-assertion': 'export const f = (a: string) => a as string;',
  'typescript/no-unnecessary-type-constraint': 'export const f = <T extends unknown>(a: T) => a;',
  'typescript/no-unsafe-argument': "export const f = (g: (a: string) => void) => { g(JSON.parse('1')); };",
  'typescript/no-unsafe-assignment': "const a = JSON.parse('1'); export { a };",
  'typescript/no-unsafe-call': "JSON.parse('1')();",
  'typescript/no-unsafe-declaration-merging': 'export interface A { b: number } export class A { c = 1; }',
  'typescript/no-unsafe-enum-comparison': 'enum A { B = 1 } export const f = (a: A) => a === 1;',
  'typescript/no-unsafe-function-type': 'export type A = Function;',
  'typescript/no-unsafe-member-access': "export const f = () => String(JSON.parse('1').b as string);",
  'typescript/no-unsafe-return': "export const f = () => JSON.parse('1');",
  'typescript/no-unsafe-unary-minus': 'export const f = (a: string) => -a;',
  'typescript/no-wrapper-object-types': 'export type A = String;',
  'typescript/only-throw-error': "export const f = () => { throw 'x'; };",
  'typescript/prefer-as-const': "export const a: 'b' = 'b';",
  'typescript/prefer-namespace-keyword': 'declare module A { const b: number; }',
  'typescript/prefer-promise-reject-errors': "export const a = Promise.reject('x');",
  'typescript/require-await': 'export const f = async () => 1;',
  'typescript/restrict-plus-operands': 'export const f = (a: string, b: number[]) => a + b;',
  'typescript/restrict-template-expressions': 'export const f = (a: object) => `${a}`;',
  'typescript/switch-exhaustiveness-check':
    "export const f = (a: 'b' | 'c') => { switch (a) { case 'b': return 1; } return 2; };",
  'typescript/triple-slash-reference': '/// <reference path="./no-cycle-b.ts" />\nexport const a = 1;',
  'typescript/unbound-method': 'class A { b = 1; c() { return this.b; } } export const a = new A().c;',
};

/** In TypeScript and in modules the compiler's, or no syntax at all. @type {Record<string, string>} */
const brokenInPlain = {
  'getter-return': 'module.exports = { get b() { String(1); } };',
  'no-dupe-class-members': 'module.exports = class { f() { return 1; } f() { return 2; } };',
  'no-nonoctal-decimal-escape': "module.exports = '\\8';",
  'no-with': 'with (Math) { String(1); }',
};

/** These only hold in the mini program. @type {Record<string, string>} */
const reactBroken = {
  'error-boundaries':
    "export function A() { try { return <a>{B()}</a>; } catch { return null; } } const B = () => 'x';",
  'exhaustive-deps':
    "import { useEffect } from 'react'; export const useA = (a: string) => useEffect(() => { document.title = a; }, []);",
  globals: 'let a = 0; export function A() { a = 1; return <a>{a}</a>; }',
  immutability: 'export function A({ b }: { b: { c: number } }) { b.c = 1; return <a>{b.c}</a>; }',
  'incompatible-library':
    "import { useForm } from 'react-hook-form'; export function A() { const { watch } = useForm(); return <a>{watch('b')}</a>; }",
  'preserve-manual-memoization':
    "import { useCallback, useMemo } from 'react'; export function useA(a: object) { const x: unknown[] = []; useB(); x.push(a); return useCallback(() => [x], [x]); } function useB() { return useMemo(() => 1, []); }",
  purity: 'export function A() { const a = Math.random(); return <a>{a}</a>; }',
  refs: "import { useRef } from 'react'; export function A() { const a = useRef(1); return <a>{a.current}</a>; }",
  'rules-of-hooks':
    "import { useState } from 'react'; export const useA = (a: boolean) => { if (a) useState(1); };",
  'set-state-in-effect':
    "import { useEffect, useState } from 'react'; export function A() { const [a, set] = useState(1); useEffect(() => { set(2); }, []); return <a>{a}</a>; }",
  'set-state-in-render':
    "import { useState } from 'react'; export function A() { const [a, set] = useState(1); set(2); return <a>{a}</a>; }",
  'static-components': 'export function A() { const B = () => <a />; return <B />; }',
  'unsupported-syntax': "export function A() { eval('1'); return <a />; }",
  'use-memo':
    "import { useMemo } from 'react'; export function A() { const a = useMemo(async () => Promise.resolve(1), []); return <a>{String(a)}</a>; }",
};

/** Nothing is reported in these. @type {Record<string, string>} */
const lawful = {
  'scripts/test-of-node.ts':
    "import { test } from 'node:test'; test('a', async () => { await Promise.resolve(); });",
  'scripts/says.mjs': "console.log(JSON.parse('1').b);",
  'server/src/main.ts': "console.error('x');",
  'server/src/leaves.ts':
    "export const f = (_a: string, b: 'c' | 'd') => { switch (b) { case 'c': return 1; default: return 2; } };",
  'server/src/leaves-promise.ts': 'const f = async () => { await Promise.resolve(); }; void f();',
  'miniprogram/test/stubs/runs.ts': reactBroken['exhaustive-deps'] ?? '',
};

/** @type {{ rule: string, file: string, text: string }[]} */
const cases = [
  ...Object.entries(broken).map(([rule, text]) => ({
    rule,
    file: `server/src/${rule.replace('/', '-')}.ts`,
    text,
  })),
  ...Object.entries(brokenInPlain).map(([rule, text]) => ({ rule, file: `scripts/${rule}.cjs`, text })),
  ...Object.entries(reactBroken).map(([name, text]) => ({
    rule: `react/${name}`,
    file: `miniprogram/src/${name}.tsx`,
    text,
  })),
  { rule: 'no-undef', file: 'miniprogram/scripts/no-undef.mjs', text: 'export const a = nowhere;' },
];
const beside = {
  'server/src/no-cycle-b.ts': "import { a } from './import-no-cycle'; export const b = () => a;",
};

const folder = mkdtempSync(join(tmpdir(), 'jishan-rules-'));
/** @type {Map<string, string[]>} */
const found = new Map();
/** @type {{ rules: Record<string, unknown>, overrides: { rules: Record<string, unknown> }[] }} */
let settings;

before(async () => {
  const bad = Object.fromEntries(cases.map(({ file, text }) => [file, text]));
  for (const [name, text] of Object.entries({ ...bad, ...beside, ...lawful })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `${text}\n`);
  }
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const name of ['server', 'miniprogram', 'scripts', 'shared']) {
    mkdirSync(join(folder, name), { recursive: true });
    const compilerOptions = { lib: ['ES2023', 'DOM'], jsx: 'react-jsx', allowJs: name === 'scripts' };
    writeFileSync(
      join(folder, name, 'tsconfig.json'),
      JSON.stringify({ extends: '../tsconfig.json', compilerOptions, include: ['.'] }),
    );
  }
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { stdout: printed } = await oxlint('--print-config');
  settings = JSON.parse(printed);
  const { stdout } = await oxlint('-f', 'json');
  /** @type {{ diagnostics: { code: string, filename: string }[] }} */
  const { diagnostics } = JSON.parse(stdout);
  for (const { code, filename } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {...string} args @returns {Promise<{ stdout: string }>} it ends with 1 when it found something */
async function oxlint(...args) {
  const program = [join(root, 'node_modules/oxlint/bin/oxlint'), ...args];
  const given = { cwd: folder, maxBuffer: 64 << 20 };
  return promisify(execFile)(process.execPath, program, given).catch(
    (/** @type {{ stdout: string }} */ error) => error,
  );
}

const isOn = (/** @type {unknown} */ level) => (Array.isArray(level) ? level[0] : level) !== 'allow';

test('every rule that is on has a case here', () => {
  const parts = [settings, ...settings.overrides].flatMap(({ rules }) => Object.entries(rules));
  const on = new Set(
    parts.flatMap(([rule, level]) => (isOn(level) ? [rule.replace(/^react-hooks\//, 'react/')] : [])),
  );
  assert.deepEqual(on, new Set(cases.map(({ rule }) => rule)));
});

test('every rule reports what breaks it', () => {
  const silent = cases.filter(({ rule, file }) => {
    const [name = '', plugin = 'eslint'] = rule.split('/').reverse();
    const codes = [`${plugin}(${name})`, `react-hooks(${name})`];
    return !found.get(file)?.some((code) => codes.includes(code));
  });
  assert.deepEqual(
    silent.map(({ rule }) => rule),
    [],
  );
});

for (const [file] of Object.entries(lawful))
  test(`allowed: ${file}`, () => assert.deepEqual(found.get(file) ?? [], []));
