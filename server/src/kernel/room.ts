import { Refusal } from './errors';

export interface RoomBounds {
  /** Bytes that one user's uploads may take at a time; more is TOO_MANY. */
  perUser: number;
  /** Bytes that all uploads may take at a time; more is BUSY. */
  inAll: number;
}

/** Reserves bytes for an upload; gives what hands them back (once, however often it is called). */
export type Room = (who: number, bytes: number) => () => void;

/** However small an upload is, it holds an open file. */
const LEAST = 256 * 1024;

/** Bounds what is being received, before the first byte is read. */
export function makeRoom({ perUser, inAll }: RoomBounds): Room {
  const taken = new Map<number, number>();
  let all = 0;
  return (who, asked) => {
    const bytes = Math.max(asked, LEAST);
    const own = taken.get(who) ?? 0;
    if (own + bytes > perUser) throw new Refusal('TOO_MANY');
    if (all + bytes > inAll) throw new Refusal('BUSY');
    taken.set(who, own + bytes);
    all += bytes;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      all -= bytes;
      const left = (taken.get(who) ?? 0) - bytes;
      if (left > 0) taken.set(who, left);
      else taken.delete(who);
    };
  };
}
