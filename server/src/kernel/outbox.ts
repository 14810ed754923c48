import { randomUUID } from 'node:crypto';
import { Gauge } from 'prom-client';
import type { ZodType } from 'zod';
import { Db, type DataSource } from './database';
import type { Job, JobDone } from './jobs';
import { messageOf } from './job-runs';
import { sweepEach } from './sweep';
import { empty, raw, sql } from './sql';

/*
 * What is to happen outside of the database (files, WeChat) cannot happen in a transaction. So a letter is put into the outbox
 * in the transaction of what causes it, and delivered after: at least once. A letter is claimed before it is handed over, which
 * counts the attempt and puts the next one off; one that was delivered is deleted. Should the process die in between, the
 * letter comes again with the same id, by which the handler (or who is behind it) knows it.
 */
const LEASE_MS = 60_000;
/** Shorter than the lease: nobody is still at a letter that comes again. */
const DEADLINE_MS = 20_000;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
/** With the pauses above, about a day. After that a letter is dead: it waits for somebody to look and replay it. */
export const MAX_ATTEMPTS = 14;
const PAGE = 100;
const AT_ONCE = 4;

export interface Letter<T> {
  /** The same at each attempt: for an effect that must not happen twice. */
  id: string;
  payload: T;
}

export type Handler = (letter: Letter<unknown>, signal: AbortSignal) => Promise<void>;
/** Handlers by kind of letter; each feature brings those of its kinds. */
export type Handlers = Readonly<Record<string, Handler>>;

export interface LetterKind<T> {
  /** Puts letters into the outbox, in the transaction of what causes them. */
  put: (db: Db, payloads: readonly T[], now: number) => Promise<void>;
  /** Says who delivers letters of this kind. The handler throws when it could not; its signal ends after 20 s. */
  handledBy: (handle: (letter: Letter<T>, signal: AbortSignal) => Promise<void>) => Handlers;
}

/** Declares a kind of letter. What is put in must fit the shape, and so must what comes out: it may be of an older version. */
export function letterKind<T>(kind: string, shape: ZodType<T>): LetterKind<T> {
  return {
    put: async (db, payloads, now) => {
      if (payloads.length === 0) return;
      await db.run(
        sql`INSERT INTO outbox (letter_id, kind, payload, due_at, created_at) VALUES ${payloads.map((payload) => [randomUUID(), kind, JSON.stringify(shape.parse(payload)), now, now])}`,
      );
    },
    handledBy: (handle) => ({
      [kind]: async ({ id, payload }, signal) => handle({ id, payload: shape.parse(payload) }, signal),
    }),
  };
}

/** The job that delivers. */
export const outboxJob = (source: DataSource, handlers: Handlers): Job => ({
  name: 'outbox',
  everyMs: 5_000,
  work: (now, signal) => deliver(source, handlers, now, signal),
});

interface Due {
  id: number;
  kind: string;
  dueAt: number;
}

/** Delivers what is due, of kinds that this version knows. A letter that fails stops no other. */
export async function deliver(
  source: DataSource,
  handlers: Handlers,
  now: number,
  signal?: AbortSignal,
): Promise<JobDone & { delivered: number }> {
  const db = new Db(source.manager);
  const kinds = Object.keys(handlers);
  if (kinds.length === 0) return { delivered: 0 };
  const { done, failed } = await sweepEach<Due>({
    page: (after) =>
      db.rows(
        sql`SELECT id, kind, due_at AS dueAt FROM outbox FORCE INDEX (due)
          WHERE state = 'waiting' AND due_at <= ${now} AND due_at >= ${after?.dueAt ?? 0} AND (due_at, id) > (${after?.dueAt ?? 0}, ${after?.id ?? 0}) AND kind IN (${kinds})
          ORDER BY due_at, id LIMIT ${raw(PAGE)}`,
      ),
    each: ({ id }) => deliverOne(db, handlers, id, now),
    name: ({ id, kind }) => `letter ${id} (${kind})`,
    atOnce: AT_ONCE,
    signal,
  });
  return { delivered: done, failed };
}

interface Claimed {
  letterId: string;
  kind: string;
  payload: string;
  attempts: number;
}

/** False when another server has claimed it. Throws when it could not be delivered, after its next attempt is set. */
async function deliverOne(db: Db, handlers: Handlers, id: number, now: number): Promise<boolean> {
  const { affectedRows } = await db.run(
    sql`UPDATE outbox SET attempts = attempts + 1, due_at = ${now + LEASE_MS} WHERE id = ${id} AND state = 'waiting' AND due_at <= ${now}`,
  );
  if (affectedRows === 0) return false;
  const letter = await db.row<Claimed>(
    sql`SELECT letter_id AS letterId, kind, payload, attempts FROM outbox WHERE id = ${id}`,
  );
  if (!letter) return false;
  const { letterId, kind, attempts } = letter;
  try {
    // It may be what kills the process: then nobody has set its end.
    if (attempts > MAX_ATTEMPTS) throw new Error('its attempts have ended without an answer');
    const handler = handlers[kind];
    if (!handler) throw new Error(`nobody handles ${kind}`);
    await inTime((signal) =>
      handler({ id: letterId, payload: JSON.parse(letter.payload) as unknown }, signal),
    );
  } catch (error) {
    const state = attempts >= MAX_ATTEMPTS ? 'dead' : 'waiting';
    const message = messageOf(error).slice(0, 500);
    await db.run(
      sql`UPDATE outbox SET state = ${state}, due_at = ${now + pauseAfter(attempts)}, error = ${message} WHERE id = ${id} AND attempts = ${attempts}`,
    );
    // Not the error itself: a connection that the handler has lost is not the database's.
    throw new Error(`attempt ${attempts}, now ${state}: ${message}`, { cause: error });
  }
  await db.run(sql`DELETE FROM outbox WHERE id = ${id}`);
  return true;
}

async function inTime(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late.abort();
      reject(new Error(`not delivered within ${DEADLINE_MS / 1000} s`));
    }, DEADLINE_MS);
  });
  try {
    await Promise.race([work(late.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Doubles, and is spread so that what failed together does not come back together. */
export const pauseAfter = (attempts: number): number =>
  Math.round(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)) * (0.5 + Math.random() / 2));

/** A letter as somebody sees it who looks after the outbox; instants are epoch milliseconds. */
export interface LetterLine {
  id: number;
  letterId: string;
  kind: string;
  state: 'waiting' | 'dead';
  attempts: number;
  dueAt: number;
  error: string;
  createdAt: number;
}

/** Letters that have failed, dead ones first, then what waits longest. */
export const listLetters = (db: Db, atMost = 100) =>
  db.rows<LetterLine>(
    sql`SELECT id, letter_id AS letterId, kind, state, attempts, due_at AS dueAt, error, created_at AS createdAt FROM outbox
      ORDER BY state = 'waiting', id LIMIT ${atMost}`,
  );

/** Sends dead letters again, all or one; gives how many. */
export async function replayLetters(db: Db, id: number | 'all', now: number): Promise<number> {
  const { affectedRows } = await db.run(
    sql`UPDATE outbox SET state = 'waiting', attempts = 0, due_at = ${now}
      WHERE state = 'dead' ${id === 'all' ? empty : sql`AND id = ${id}`}`,
  );
  return affectedRows;
}

/** Shows how many letters wait and are dead, asked for whenever the metrics are read. Once a process. */
export function measureOutbox(db: Db): Gauge {
  return new Gauge({
    name: 'jishan_outbox_letters',
    help: 'Letters in the outbox by state; dead ones want somebody to look',
    labelNames: ['state'],
    // Each process counts the same letters.
    aggregator: 'first',
    async collect() {
      const counts = await db
        .rows<{ state: string; n: number }>(sql`SELECT state, COUNT(*) AS n FROM outbox GROUP BY state`)
        .catch(() => null);
      // A database that does not answer must not hide the other metrics.
      if (!counts) return this.reset();
      for (const state of ['waiting', 'dead'])
        this.set({ state }, counts.find((count) => count.state === state)?.n ?? 0);
    },
  });
}
