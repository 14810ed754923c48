import { entriesOf, linkHash, sumOf, type ChainLine } from './form';

export type Fault =
  | 'link missing'
  | 'transfer missing'
  | 'entries missing'
  | 'unbalanced'
  | 'swapped'
  | 'changed'
  | 'digest differs'
  | 'chain cut off'
  | 'not linked'
  | 'stray entry';

export interface Broken {
  fault: Fault;
  /** The first broken link; null when the fault is not at a link. */
  seq: number | null;
  transferId: number | null;
  sentence: string;
}

export interface FaultPlace {
  seq: number;
  hash: Buffer;
}

/** A link with its transfer, which an outer join may have left empty. */
export type FaultLink = FaultPlace & { transfer_id: number } & (ChainLine | { id: null });

/** What is wrong with a link that should follow `last`; `next` are some links behind it, to name a swapped pair. */
export function faultOf(
  last: FaultPlace,
  link: FaultLink,
  next: readonly FaultLink[],
  townId: number,
): Broken | null {
  const broken = (fault: Fault, sentence: string): Broken => ({
    fault,
    seq: last.seq + 1,
    transferId: fault === 'link missing' ? null : link.transfer_id,
    sentence,
  });
  const name = `transfer ${link.transfer_id}`;
  if (link.seq !== last.seq + 1) return broken('link missing', `link ${last.seq + 1} is missing`);
  if (link.id === null) return broken('transfer missing', `${name} is missing`);
  if (link.hash.equals(linkHash(last.hash, link)) && link.town_id === townId) {
    const entries = entriesOf(link);
    return entries.length < 2 || sumOf(entries) !== 0 ? broken('unbalanced', `${name} never balanced`) : null;
  }

  const other = next.find((later) => later.id !== null && isSwapped(last, link, later));
  if (other)
    return broken('swapped', `${name} and transfer ${other.transfer_id} stand in each other's place`);
  const entries = entriesOf(link);
  if (entries.length < 2)
    return broken('entries missing', `${name} has lost entries: ${entries.length} left`);
  if (sumOf(entries) !== 0) return broken('unbalanced', `the entries of ${name} sum to ${sumOf(entries)}`);
  return broken('changed', `${name} or its entries are not what was linked`);
}

/** Whether the hash of one of two links is that of the other's transfer at this place. */
function isSwapped(last: FaultPlace, link: FaultLink, later: FaultLink): boolean {
  if (later.id === null) return false;
  const right = linkHash(last.hash, later);
  return right.equals(link.hash) || right.equals(later.hash);
}
