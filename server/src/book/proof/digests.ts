import type { Reply } from '@jishan/shared/api';
import { DAY, dayOf, periodStart, startOfDay } from '@jishan/shared/calendar';
import { Db, type DataSource } from '../../kernel/database';
import { keyset } from '../../kernel/keyset';
import { listed, sweepEach, type Failed } from '../../kernel/sweep';
import { inTransaction } from '../../kernel/transaction';
import { raw, sql } from '../../kernel/sql';
import { lockHead, sweepTown, townsOf } from './chain';
import { GENESIS } from './form';

/*
 * A day's digest is the hash of the last link that the day needs: it stands for every transfer up to then. Published, it
 * binds the town: whoever rewrites an old transfer would have to rewrite what everybody has read. A day without transfers has
 * a digest too, so that none can be left out unseen.
 */

/** What was asked just before midnight may be committed just after. */
const GRACE_MS = 10 * 60_000;

/** Closes the days that are over, in all towns. */
export async function closeDays(
  source: DataSource,
  now: number,
  signal?: AbortSignal,
): Promise<{ days: number; failed?: Failed }> {
  const { done, failed } = await sweepEach<number>({
    page: listed(await townsOf(source)),
    each: async (townId) => {
      if (!(await hasDayToClose(new Db(source.manager), townId, now))) return 0;
      // The one search that no mark shortens: nothing is ever lost for longer than a day.
      await sweepTown(source, townId, now, { whole: true });
      return inTransaction(source, (db) => closeTown(db, townId, now));
    },
    name: (townId) => `town ${townId}`,
    signal,
  });
  return { days: done, failed };
}

interface Closed {
  /** The first instant of the day after. */
  until: number;
  seq: number;
}

async function lastClosed(db: Db, townId: number): Promise<Closed | null> {
  const last = await db.row<{ day: string; seq: number }>(
    sql`SELECT day, seq FROM chain_digests WHERE town_id = ${townId} ORDER BY day DESC LIMIT 1`,
  );
  if (last) return { until: startOfDay(last.day) + DAY, seq: last.seq };
  const first = await db.row<{ at: number | null }>(
    sql`SELECT MIN(created_at) AS at FROM transfers WHERE town_id = ${townId}`,
  );
  return first?.at ? { until: periodStart('day', first.at), seq: 0 } : null;
}

const closableUntil = (now: number) => periodStart('day', now - GRACE_MS);

async function hasDayToClose(db: Db, townId: number, now: number): Promise<boolean> {
  const last = await lastClosed(db, townId);
  return last !== null && last.until < closableUntil(now);
}

interface DayRow {
  start: number;
  transfers: number;
  linked: number;
  points: number;
  seq: number | null;
}

/** Gives how many days it closed; a day with a transfer that is not linked stays open, and those after it. */
async function closeTown(db: Db, townId: number, now: number): Promise<number> {
  await lockHead(db, townId);
  const last = await lastClosed(db, townId);
  if (!last) return 0;
  const days = await db.rows<DayRow>(
    sql`SELECT t.created_at - MOD(t.created_at - ${last.until}, ${raw(DAY)}) AS start, COUNT(*) AS transfers, COUNT(l.seq) AS linked,
        SUM(IF(t.kind = 'award', t.points, 0)) AS points, MAX(l.seq) AS seq
      FROM transfers t LEFT JOIN chain_links l ON l.transfer_id = t.id
      WHERE t.town_id = ${townId} AND t.created_at >= ${last.until} AND t.created_at < ${closableUntil(now)} GROUP BY start`,
  );
  const byStart = new Map(days.map((day) => [day.start, day]));
  const digests: { day: string; seq: number; transfers: number; points: number }[] = [];
  let { seq } = last;
  for (let start = last.until; start < closableUntil(now); start += DAY) {
    const { transfers, linked, points, seq: reached } = byStart.get(start) ?? NOTHING;
    if (linked < transfers) break;
    seq = Math.max(seq, reached ?? 0);
    digests.push({ day: dayOf(start), seq, transfers, points });
  }
  await writeDigests(db, townId, digests, now);
  return digests.length;
}

const NOTHING = { transfers: 0, linked: 0, points: 0, seq: null };

async function writeDigests(
  db: Db,
  townId: number,
  digests: readonly { day: string; seq: number; transfers: number; points: number }[],
  now: number,
): Promise<void> {
  if (digests.length === 0) return;
  const links = await db.rows<{ seq: number; hash: Buffer }>(
    sql`SELECT seq, hash FROM chain_links WHERE town_id = ${townId} AND seq IN (${digests.map(({ seq }) => seq)})`,
  );
  const hashes = new Map(links.map(({ seq, hash }) => [seq, hash]));
  await db.run(
    sql`INSERT INTO chain_digests (town_id, day, seq, hash, transfers, points, created_at) VALUES ${digests.map(
      ({ day, seq, transfers, points }) => [
        ...[townId, day, seq, hashes.get(seq) ?? GENESIS, transfers, points, now],
      ],
    )}`,
  );
}

/** A town's digests, newest day first. The cursor is a day without its dashes. */
export async function listDigests(
  db: Db,
  townId: number,
  cursor: string | undefined,
  size: number | undefined,
): Promise<Reply<'notice.digests'>> {
  const page = keyset({ cursor, size }, { by: ['day'], desc: true });
  const after = page.from
    ? sql`day < ${String(page.from[0]).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')}`
    : page.after;
  const rows = await db.rows<Reply<'notice.digests'>['items'][number]>(
    sql`SELECT day, LOWER(HEX(hash)) AS digest, transfers, points FROM chain_digests
      WHERE town_id = ${townId} AND ${after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (row) => row,
    ({ day }) => [Number(day.replaceAll('-', ''))],
  );
}
