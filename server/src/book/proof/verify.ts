import type { Db } from '../../kernel/database';
import { raw, sql } from '../../kernel/sql';
import { faultOf, type Broken, type FaultLink, type FaultPlace } from './fault';
import { GENESIS, SELECT_LINE } from './form';
import { readDigests, watchDigests } from './watch';

const PAGE = 2000;
/** How far behind a wrong link its place's right transfer is looked for. */
const NEAR = 200;
/** The sweep links within seconds; what has waited longer than this was kept out of the chain. */
const UNLINKED_MS = 5 * 60_000;

export interface Verdict {
  /** How many links are as they were made, from the first one on. */
  links: number;
  digests: number;
  broken: Broken | null;
}

/**
 * Walks a town's whole chain and says the first broken link and why. It only reads, a page at a time, and may run beside a
 * server at work.
 */
export async function verifyChain(db: Db, townId: number, now = Date.now()): Promise<Verdict> {
  // Read before the walk: both only grow meanwhile.
  const head = await db.row<FaultPlace>(sql`SELECT seq, hash FROM chain_heads WHERE town_id = ${townId}`);
  const digests = await readDigests(db, townId);
  const watch = watchDigests(digests);
  let last: FaultPlace = { seq: 0, hash: GENESIS };
  let page: FaultLink[];
  do {
    page = await readPage(db, townId, last.seq);
    for (const [index, link] of page.entries()) {
      const broken =
        faultOf(last, link, page.slice(index + 1, index + 1 + NEAR), townId) ??
        watch.pass(link) ??
        headFault(head, link);
      if (broken) return { links: last.seq, digests: digests.length, broken };
      last = link;
    }
  } while (page.length === PAGE);
  const broken = cutOff(last, head ?? null) ?? watch.end() ?? (await unlinked(db, townId, now - UNLINKED_MS));
  return { links: last.seq, digests: digests.length, broken };
}

const readPage = (db: Db, townId: number, after: number) =>
  db.rows<FaultLink>(
    sql`SELECT l.seq, l.hash, l.transfer_id, ${SELECT_LINE}
      FROM chain_links l LEFT JOIN transfers t ON t.id = l.transfer_id
      WHERE l.town_id = ${townId} AND l.seq > ${after} ORDER BY l.seq LIMIT ${raw(PAGE)}`,
  );

function headFault(
  head: FaultPlace | undefined,
  { seq, hash, transfer_id: transferId }: FaultLink,
): Broken | null {
  if (seq !== head?.seq || hash.equals(head.hash)) return null;
  return {
    fault: 'changed',
    seq,
    transferId,
    sentence: `the chain's head does not bear the hash of link ${seq}`,
  };
}

/** The chain must reach its head, and every day's digest. */
function cutOff(last: FaultPlace, head: FaultPlace | null): Broken | null {
  const reached = head?.seq ?? 0;
  if (last.seq >= reached && (head || last.seq === 0)) return null;
  const sentence = head
    ? `the chain ends at link ${last.seq}, its head says ${reached}`
    : "the chain's head is missing";
  return { fault: 'chain cut off', seq: last.seq + 1, transferId: null, sentence };
}

/** A transfer without a link, committed before an instant. */
async function unlinked(db: Db, townId: number, before: number): Promise<Broken | null> {
  const row = await db.row<{ id: number; at: number }>(
    sql`SELECT t.id, t.created_at AS at FROM transfers t LEFT JOIN chain_links l ON l.transfer_id = t.id
      WHERE t.town_id = ${townId} AND t.created_at < ${before} AND l.seq IS NULL ORDER BY t.created_at, t.id LIMIT 1`,
  );
  if (!row) return null;
  const sentence = `transfer ${row.id} of ${new Date(row.at).toISOString()} is not linked; a running server links within seconds`;
  return { fault: 'not linked', seq: null, transferId: row.id, sentence };
}

/** An entry whose transfer is gone, in any town. */
export async function findStrayEntry(db: Db): Promise<Broken | null> {
  const row = await db.row<{ id: number; transferId: number }>(
    sql`SELECT e.id, e.transfer_id AS transferId FROM entries e LEFT JOIN transfers t ON t.id = e.transfer_id
      WHERE t.id IS NULL ORDER BY e.transfer_id LIMIT 1`,
  );
  if (!row) return null;
  const sentence = `entry ${row.id} belongs to transfer ${row.transferId}, which is missing`;
  return { fault: 'stray entry', seq: null, transferId: row.transferId, sentence };
}
