import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { routes } from '../src/kernel/routes';

// WeChat gives a page no pull-down and no sharing unless its config says so, and says nothing when they are missing;
// a page that app.config.ts does not name cannot be opened, and a route that names none leads nowhere.

const src = path.join(__dirname, '../src');
const packages = path.join(src, 'packages');

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

function readAppConfig(): AppConfig {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
  return jest.requireActual<{ default: AppConfig }>('../src/app.config').default;
}

const app = readAppConfig();
const named = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
];
const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const screens = foldersIn(packages).flatMap((name) =>
  foldersIn(path.join(packages, name)).map((screen) => `${name}/${screen}`),
);

/** What a config may allow, and what shows that a page wants it: a hook that it calls, or a property that it passes. */
const CAPABILITIES = {
  enableShareAppMessage: 'useShareAppMessage()',
  enableShareTimeline: 'useShareTimeline()',
  enablePullDownRefresh: 'onPullDown=',
};
type Capability = keyof typeof CAPABILITIES;

/** A file, its functions by name, and where the names come from that it imports. */
interface Source {
  functions: Map<string, ts.Node>;
  imports: Map<string, { file: string; name: string }>;
  config: Map<string, string> | null;
}

const sources = new Map<string, Source>();

function read(file: string, written?: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const text = written ?? readFileSync(file, 'utf8');
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const source: Source = { functions: new Map(), imports: new Map(), config: null };
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement)) addImports(source.imports, file, statement);
    if (ts.isFunctionDeclaration(statement)) {
      const isDefault = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
      if (isDefault) source.functions.set('default', statement);
      if (statement.name) source.functions.set(statement.name.text, statement);
    }
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer) source.functions.set(name.text, initializer);
      }
    }
    source.config ??= configIn(statement);
  }
  sources.set(file, source);
  return source;
}

function addImports(imports: Source['imports'], from: string, statement: ts.ImportDeclaration): void {
  const { text } = statement.moduleSpecifier as ts.StringLiteral;
  const base = path.join(path.dirname(from), text);
  const file = text.startsWith('.') && [`${base}.tsx`, `${base}.ts`].find((one) => existsSync(one));
  const bindings = statement.importClause?.namedBindings;
  if (!file || !bindings || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements) {
    imports.set(name.text, { file, name: (propertyName ?? name).text });
  }
}

/** `definePageConfig({ … })` as Taro finds it: literal, in the page's own file. */
function configIn(statement: ts.Statement): Source['config'] {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return null;
  const { expression, arguments: given } = statement.expression;
  if (expression.getText() !== 'definePageConfig' || !given[0] || !ts.isObjectLiteralExpression(given[0]))
    return null;
  return new Map(
    given[0].properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer.getText()]] : [],
    ),
  );
}

/** What a page does: every hook that is called, every property that is passed and every component that is drawn, in what it
 *  calls and draws as well. */
function doingsOf(file: string): Set<string> {
  const doings = new Set<string>();
  const seen = new Set<ts.Node>();
  const follow = (inside: string, name: string): void => {
    const source = read(inside);
    const imported = source.imports.get(name);
    if (imported) return follow(imported.file, imported.name);
    const body = source.functions.get(name);
    if (!body || seen.has(body)) return;
    seen.add(body);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) doings.add(`${node.expression.getText()}()`);
      if (ts.isJsxAttribute(node)) doings.add(`${node.name.getText()}=`);
      if (ts.isJsxOpeningLikeElement(node)) doings.add(`<${node.tagName.getText()}`);
      if (ts.isIdentifier(node) && node.text !== name) follow(inside, node.text);
      ts.forEachChild(node, visit);
    };
    visit(body);
  };
  follow(file, 'default');
  return doings;
}

/** What a page's config and its doings disagree about. */
function disagreements(file: string): string[] {
  const config = read(file).config;
  if (!config) return ['no definePageConfig({ … })'];
  const doings = doingsOf(file);
  return (Object.keys(CAPABILITIES) as Capability[]).flatMap((capability) => {
    const allowed = config.get(capability) === 'true';
    const wanted = doings.has(CAPABILITIES[capability]);
    if (allowed === wanted) return [];
    return [wanted ? `${CAPABILITIES[capability]} without ${capability}` : `${capability} for nothing`];
  });
}

describe('the check', () => {
  const page = (name: string, text: string) => {
    const file = path.join(packages, 'main', name, 'index.tsx');
    read(file, text);
    return disagreements(file);
  };
  it('sees what a config does not allow, also where another file wants it', () => {
    const text = `import { useListShare } from '../../../parts/post/share';
      definePageConfig({ navigationBarTitleText: '甲' });
      export default function Page() { useListShare([]); return <Inner />; }
      const Inner = () => <Page onPullDown={f} />;`;
    expect(page('a', text)).toEqual([
      'useShareAppMessage() without enableShareAppMessage',
      'onPullDown= without enablePullDownRefresh',
    ]);
  });
  it('sees what a config allows for nothing, and a page without a config', () => {
    const text = 'definePageConfig({ enablePullDownRefresh: true }); export default () => null;';
    expect(page('b', text)).toEqual(['enablePullDownRefresh for nothing']);
    expect(page('c', 'export default function Page() { return null; }')).toEqual([
      'no definePageConfig({ … })',
    ]);
  });
});

it('every page of app.config.ts has its folder, and every folder its page', () => {
  expect(screens.map((screen) => `packages/${screen}/index`).sort()).toEqual([...named].sort());
});

it('every page has a route of its name, and every route its page', () => {
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const opened = Object.entries(routes).flatMap(([name, pages]) =>
    Object.entries(pages).map(([page, open]: [string, (query?: never) => string]) => {
      return `${name}.${page} ${open().split('?')[0]}`;
    }),
  );
  expect(opened.sort()).toEqual(
    screens.map((screen) => `${camel(screen.replace('/', '.'))} /packages/${screen}/index`).sort(),
  );
});

/** Whether a page is drawn by one of these components, by itself or by a part of it. */
const isDrawnBy = (file: string, names: readonly string[]) => {
  const drawn = doingsOf(file);
  return names.some((name) => drawn.has(`<${name}`));
};

it('nine pages in ten are a list, a thing or a form: what they share is mended once', () => {
  const by = screens.filter((screen) =>
    isDrawnBy(path.join(packages, screen, 'index.tsx'), ['ListPage', 'ThingPage', 'FormPage']),
  );
  expect(by.length / screens.length).toBeGreaterThanOrEqual(0.9);
});

describe.each(screens)('%s', (screen) => {
  const file = path.join(packages, screen, 'index.tsx');

  it('is allowed what it does, and no more', () => {
    expect(disagreements(file)).toEqual([]);
  });

  it('has the name of its folder, and its config in its own file', () => {
    const name = screen
      .split('/')[1]
      ?.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
    expect(readFileSync(file, 'utf8')).toContain(`\nexport default function ${name}Page() {\n`);
    // Taro looks for the call by a pattern and takes it only when there is exactly one.
    expect(readFileSync(file, 'utf8').match(/definePageConfig\(\{/g)).toHaveLength(1);
    expect(existsSync(path.join(packages, screen, 'index.config.ts'))).toBe(false);
  });
});
