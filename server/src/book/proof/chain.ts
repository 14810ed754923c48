import { Db, type DataSource } from '../../kernel/database';
import { listed, sweepEach, type Failed } from '../../kernel/sweep';
import { inTransaction } from '../../kernel/transaction';
import { raw, sql } from '../../kernel/sql';
import { GENESIS, linkHash, SELECT_LINE, type ChainLine } from './form';

/*
 * Transfers are linked after they are committed, so that no award ever waits for the chain. A transfer may commit long after
 * one with a larger id, so a place in the order of ids proves nothing: what has no link is looked for, not what is new.
 *
 * Only to keep that search short there is `swept_to`. Ids are given out in order; once some id has been seen, whoever was
 * given a smaller one was at work before that moment. `seen_to` remembers such an id and when; ten minutes later, longer
 * than any transaction lives, everything up to it is committed or gone, a last search has linked it, and it becomes
 * `swept_to`. Should a transaction live longer all the same, the search before a day's digest, which spares nothing, finds it.
 */
const PAGE = 2000;
const SETTLED_MS = 10 * 60_000;

export interface Head {
  seq: number;
  hash: Buffer;
  sweptTo: number;
  seenTo: number;
  seenAt: number;
}

/** Links what has been committed, in all towns; one whose chain is broken holds up no other. */
export async function sweepChain(
  source: DataSource,
  now: number,
  signal?: AbortSignal,
): Promise<{ linked: number; failed?: Failed }> {
  const { done, failed } = await sweepEach<number>({
    page: listed(await townsOf(source)),
    each: (townId) => sweepTown(source, townId, now),
    name: (townId) => `town ${townId}`,
    signal,
  });
  return { linked: done, failed };
}

export async function townsOf(source: DataSource): Promise<number[]> {
  const towns = await new Db(source.manager).rows<{ id: number }>(
    sql`SELECT id FROM regions WHERE kind = 'town' ORDER BY id`,
  );
  return towns.map(({ id }) => id);
}

/** Links what a town has committed, a page a transaction; `whole` searches its book from the first line. */
export async function sweepTown(
  source: DataSource,
  townId: number,
  now: number,
  { whole = false } = {},
): Promise<number> {
  let linked = 0;
  for (let after = 0; ;) {
    const page = await inTransaction(source, (db) => linkPage(db, { townId, whole, after, now }));
    linked += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return linked;
    after = last;
  }
}

/** Holds back every other sweep of the town until the transaction ends; nothing else ever asks for this row. */
export async function lockHead(db: Db, townId: number): Promise<Head> {
  const find = () =>
    db.row<Head>(
      sql`SELECT seq, hash, swept_to AS sweptTo, seen_to AS seenTo, seen_at AS seenAt FROM chain_heads
        WHERE town_id = ${townId} FOR UPDATE`,
    );
  const head = await find();
  if (head) return head;
  await db.run(
    sql`INSERT IGNORE INTO chain_heads (town_id, seq, hash, swept_to, seen_to, seen_at) VALUES (${townId}, 0, ${GENESIS}, 0, 0, 0)`,
  );
  const made = await find();
  if (!made) throw new Error(`town ${townId} has no chain`);
  return made;
}

/** Gives the ids of the transfers it has linked. */
export async function linkPage(
  db: Db,
  { townId, whole, after, now }: { townId: number; whole: boolean; after: number; now: number },
): Promise<number[]> {
  const head = await lockHead(db, townId);
  const lines = await unlinkedLines(db, townId, whole ? after : Math.max(after, head.sweptTo));
  let { seq, hash } = head;
  const links = lines.map((line) => {
    hash = linkHash(hash, line);
    return [townId, ++seq, line.id, hash];
  });
  if (links.length)
    await db.run(sql`INSERT INTO chain_links (town_id, seq, transfer_id, hash) VALUES ${links}`);
  const marks = lines.length < PAGE ? marksAfter(head, await newestId(db), now) : head;
  if (links.length || marks !== head)
    await db.run(
      sql`UPDATE chain_heads SET seq = ${seq}, hash = ${hash}, swept_to = ${marks.sweptTo}, seen_to = ${marks.seenTo}, seen_at = ${marks.seenAt} WHERE town_id = ${townId}`,
    );
  return lines.map(({ id }) => id);
}

/** Committed transfers without a link, in the order of their ids. Plain reads: they wait for nobody, nobody for them. */
const unlinkedLines = (db: Db, townId: number, after: number) =>
  db.rows<ChainLine>(
    sql`SELECT ${SELECT_LINE} FROM (
        SELECT t.id FROM transfers t FORCE INDEX (PRIMARY) LEFT JOIN chain_links l ON l.transfer_id = t.id
          WHERE t.id > ${after} AND t.town_id = ${townId} AND l.transfer_id IS NULL ORDER BY t.id LIMIT ${raw(PAGE)}) page
      JOIN transfers t ON t.id = page.id ORDER BY t.id`,
  );

/** Of any town: a quiet one must not search the lines of the others for ever. */
async function newestId(db: Db): Promise<number> {
  const row = await db.row<{ id: number | null }>(sql`SELECT MAX(id) AS id FROM transfers`);
  return row?.id ?? 0;
}

type Marks = Pick<Head, 'sweptTo' | 'seenTo' | 'seenAt'>;

/** The marks after a search that has reached the end; `newest` is an id that has been seen by now. */
function marksAfter(head: Head, newest: number, now: number): Marks {
  const settled = head.seenTo > head.sweptTo && now - head.seenAt >= SETTLED_MS;
  const sweptTo = settled ? head.seenTo : head.sweptTo;
  if (sweptTo === head.seenTo && newest > head.seenTo) return { sweptTo, seenTo: newest, seenAt: now };
  return settled ? { ...head, sweptTo } : head;
}
