import { z } from 'zod';
import { contract, type CallName, type Reply } from '@jishan/shared/api';

/** A reply that is JSON already, and fits the contract of its call: for what many callers are given alike. */
export class WrittenReply<N extends CallName = CallName> {
  declare readonly call: N;
  constructor(readonly bytes: Buffer) {}
}

/** Strips what the contract does not name; a reply that does not fit is our own fault and fails loudly. */
export function shape<N extends CallName>(name: N, reply: unknown): Reply<N> {
  const shaped = contract[name].reply.safeParse(reply);
  if (!shaped.success) throw new Error(`reply does not fit the contract: ${z.prettifyError(shaped.error)}`);
  return shaped.data as Reply<N>;
}

const written = new WeakMap<object, WrittenReply>();

/** The same reply as JSON. A reply that is kept, and so given again and again, is checked and written once. */
export function writtenOnce<N extends CallName>(name: N, reply: Reply<N> & object): WrittenReply<N> {
  const known = written.get(reply) as WrittenReply<N> | undefined;
  if (known) return known;
  const made = new WrittenReply<N>(Buffer.from(JSON.stringify(shape(name, reply))));
  written.set(reply, made);
  return made;
}
