import { appendFileSync } from 'node:fs';
import { z } from 'zod';
import { openDatabase } from '../database';
import { deliver, letterKind } from '../kernel/outbox';

/** For outbox.test.ts, as a process of its own: brings about the effect of a letter, and dies before it can be marked. */
const kind = letterKind('test.dying', z.number());

async function main(url: string, effects: string): Promise<void> {
  const handlers = kind.handledBy(({ id }) => {
    appendFileSync(effects, `${id}\n`);
    process.kill(process.pid, 'SIGKILL');
    return Promise.resolve();
  });
  await deliver(await openDatabase(url, 2), handlers, Date.now());
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
