import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// What must not happen twice goes through kernel/send, which keeps its key; only a photo brings one of its own. tsc sees to it
// that `call` takes no such name; this sees to it that nobody goes round both.

const src = path.join(__dirname, '../src');
const importersOf = (file: string) =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((one) => /\.tsx?$/.test(one) && !/\.test\./.test(one) && !one.startsWith('kernel/'))
    .filter((one) =>
      new RegExp(`from '[./]+/kernel/${file}'`).test(readFileSync(path.join(src, one), 'utf8')),
    );

it('only photos make keys outside the kernel', () => {
  expect(importersOf('key')).toEqual(['parts/photos/uploads.ts']);
});

it('nobody outside the kernel sends a request by hand', () => {
  expect(importersOf('http')).toEqual([]);
});
