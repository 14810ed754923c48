import type { Db } from './database';
import type { Failed } from './sweep';
import { sql } from './sql';

/** The last run of a job, in whichever server. Instants are epoch milliseconds. */
export interface JobRun {
  name: string;
  /** 'host:pid' of the server that ran it. */
  node: string;
  /** 'running' also stands for a run whose server was killed. */
  outcome: 'running' | 'done' | 'partial' | 'failed';
  startedAt: number;
  endedAt: number | null;
  /** What it did, by name, as JSON. */
  counts: string;
  /** Items of the last run that were bad. */
  failed: number;
  /** What went wrong last, if ever, and when; it stays when later runs are good. */
  error: string;
  errorAt: number | null;
  /** Since the job is known: how often it ran, and how often with something wrong. */
  runs: number;
  failures: number;
}

/** All jobs that have ever run, by name. */
export const listJobRuns = (db: Db) =>
  db.rows<JobRun>(
    sql`SELECT name, node, outcome, started_at AS startedAt, ended_at AS endedAt, counts, failed, error, error_at AS errorAt,
      runs, failures FROM job_runs ORDER BY name`,
  );

/** Servers' timers are never quite in step: a run that is almost due is run. */
const ALMOST = 0.9;

/** Whether the last run, in whichever server, began long enough ago. */
export async function isDue(
  db: Db,
  { name, everyMs }: { name: string; everyMs: number },
  now: number,
): Promise<boolean> {
  const last = await db.row<{ startedAt: number }>(
    sql`SELECT started_at AS startedAt FROM job_runs WHERE name = ${name}`,
  );
  // A clock that was put back must not keep a job from running.
  return !last || now < last.startedAt || now - last.startedAt >= ALMOST * everyMs;
}

export async function beginRun(db: Db, name: string, node: string, now: number): Promise<void> {
  await db.run(
    sql`INSERT INTO job_runs (name, node, outcome, started_at, counts, runs) VALUES (${name}, ${node}, 'running', ${now}, '{}', 1)
      ON DUPLICATE KEY UPDATE node = VALUES(node), outcome = 'running', started_at = VALUES(started_at), ended_at = NULL,
        counts = '{}', failed = 0, runs = runs + 1`,
  );
}

export interface RunEnd {
  outcome: 'done' | 'partial' | 'failed';
  counts: object;
  failed?: Failed | undefined;
  error?: unknown;
  at: number;
}

export async function endRun(
  db: Db,
  name: string,
  { outcome, counts, failed, error, at }: RunEnd,
): Promise<void> {
  await db.run(
    sql`UPDATE job_runs SET outcome = ${outcome}, ended_at = ${at}, counts = ${JSON.stringify(counts)}, failed = ${failed?.count ?? 0} WHERE name = ${name}`,
  );
  if (outcome === 'done') return;
  const [bad] = failed?.first ?? [];
  const text = bad ? `${bad.item}: ${messageOf(bad.error)}` : messageOf(error);
  await db.run(
    sql`UPDATE job_runs SET failures = failures + 1, error = ${text.slice(0, 500)}, error_at = ${at} WHERE name = ${name}`,
  );
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
