import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { USED } from '../config/templates';

// The WeChat templates hold only the attributes that config/templates.ts names: one that is used and not named would
// work on the web and silently do nothing in WeChat.

/** What every template has, or never reaches one. */
const ALWAYS = ['className', 'style', 'id', 'key', 'ref', 'onClick', 'catchMove', 'nativeProps', 'tabindex'];

const src = path.join(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  .map((file) => path.join(src, file));

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const inTemplate = (name: string) => (/^on[A-Z]/.test(name) ? `bind${name.slice(2)}` : dashed(name));

/** The names under which a file knows Taro's components: `import { Button as TaroButton }`. */
function componentsOf(file: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    if ((statement.moduleSpecifier as ts.StringLiteral).text !== '@tarojs/components') continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) {
      names.set(name.text, propertyName && ts.isIdentifier(propertyName) ? propertyName.text : name.text);
    }
  }
  return names;
}

function unnamedIn(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const components = componentsOf(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const component = components.get(node.tagName.getText(file)) ?? '';
      const used = USED[component];
      for (const attribute of used ? node.attributes.properties : []) {
        if (!ts.isJsxAttribute(attribute)) continue;
        const name = attribute.name.getText(file);
        if (ALWAYS.includes(name) || name.startsWith('data-')) continue;
        if (!used?.includes(inTemplate(name))) found.push(`<${component} ${name}>`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it('finds an attribute that no template has', () => {
  const text = `import { View as Box } from '@tarojs/components'; const a = <Box className="x" onLongPress={f} hoverStayTime={3} />;`;
  expect(unnamedIn('a.tsx', text)).toEqual(['<View onLongPress>', '<View hoverStayTime>']);
});

it.each(files.map((file) => [path.relative(src, file), file]))(
  '%s uses only attributes that the templates have',
  (_name, file) => {
    expect(unnamedIn(file, readFileSync(file, 'utf8'))).toEqual([]);
  },
);
