import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { noneEarlier, type Operation, type Shot } from './operation';
import type { Raw } from './raw';

/** How long the server may show what was before; the raw side, another process, may have written just now. */
const CACHED_MS = 1_100;

/** Throws unless the server gives these shots what the hand-written way reads. */
export async function assertSame(
  address: string,
  raw: Raw,
  operation: Operation,
  shots: readonly Shot[],
): Promise<void> {
  if (!operation.calls.some(({ byHand }) => byHand?.essence)) return;
  for (const shot of shots) {
    const look = async () => {
      const served = await Promise.all(operation.calls.map((call) => servedOf(address, call, shot)));
      return [served, await raw.shoot(operation, shot, '')] as const;
    };
    let [served, read] = await look();
    if (!isDeepStrictEqual(served, read)) {
      await sleep(CACHED_MS);
      [served, read] = await look();
    }
    if (!isDeepStrictEqual(served, read))
      throw new Error(
        `${operation.name} by ${shot.caller.id} ${JSON.stringify(shot.input)}: the server gives ${JSON.stringify(served)}, the tables ${JSON.stringify(read)}`,
      );
  }
}

async function servedOf(
  address: string,
  { name, inputOf, byHand }: Operation['calls'][number],
  shot: Shot,
): Promise<unknown> {
  const answer = await fetch(`${address}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${shot.caller.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(inputOf(shot, noneEarlier)),
  });
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
  return byHand?.essence?.((await answer.json()) as never);
}
