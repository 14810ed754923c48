import type { CreateName } from '@jishan/shared/api';
import { CallError, type Input, type Reply, withToken } from './call';
import { request } from './http';
import { newKey } from './key';
import { session } from './session';
import { written } from './stale';
import { readStored, writeStored } from './storage';

/** What creates something. A photo is not JSON: uploadPhoto sends it. */
export type SendName = Exclude<CreateName, 'photo.upload'>;

/** Where the key of one thing is kept from before it is first sent until it has arrived: a draft, or its content here. */
export interface Keyed {
  /** Never empty: made when it is first asked for. */
  key: () => string;
  renewKey: () => void;
}

export interface SendOptions {
  /** A draft keeps its key through every change of its words. Whoever wrote it clears it once it was taken. */
  of?: Keyed;
  /** What this person saw when they sent it: the same thing sent upon something else is another one. */
  seen?: unknown;
}

const STORED = 'keys';
/** Whoever sends the same after a day means another one, though the server would still know it for fourteen. */
const IN_DOUBT_MS = 86_400_000;
const MOST = 50;
const ARRIVED_BEFORE = '上一次点的其实已经送到了。现在这一份改过了，还没有发出去。要再发一份，请再点一次。';

interface Doubt {
  key: string;
  at: number;
}

// Outside pages and sheets: one that is closed and opened again is still in doubt about what it sent.
let inDoubt = new Map<string, Doubt>(readStored<[string, Doubt][]>(STORED) ?? []);

const write = () => writeStored(STORED, inDoubt.size === 0 ? null : [...inDoubt]);

function forget(content: string): void {
  if (inDoubt.delete(content)) write();
}

function keyOf(content: string, now = Date.now()): string {
  const young = [...inDoubt].filter(([, { at }]) => now - at < IN_DOUBT_MS);
  const known = young.find(([one]) => one === content);
  if (known) return known[1].key;
  const key = newKey();
  inDoubt = new Map([...young.slice(1 - MOST), [content, { key, at: now }]]);
  write();
  return key;
}

/**
 * The one way to send what must not happen twice. Its key was kept before it goes out and stays until an answer has come, so
 * that the same thing sent again after a lost answer counts once, and sent again after a success is meant as another one.
 */
export async function send<N extends SendName>(
  name: N,
  input: Input<N>,
  { of, seen }: SendOptions = {},
): Promise<Reply<N>> {
  const content = JSON.stringify([session.get().me?.id ?? 0, name, input, seen]);
  const keyed = of ?? { key: () => keyOf(content), renewKey: () => forget(content) };
  const key = keyed.key();
  try {
    const reply = await withToken((token) => request(name, input, token, key)).finally(() => written(name));
    if (!of) forget(content);
    return reply;
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'KEY_REUSED') throw error;
    // An earlier try arrived, its answer did not, and since then the words were changed.
    keyed.renewKey();
    throw new CallError('KEY_REUSED', ARRIVED_BEFORE, { requestId: error.requestId });
  }
}
