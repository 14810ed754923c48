import type { Config } from './kernel/config';
import { openDatabase } from './database';
import { Db } from './kernel/database';
import { listJobRuns } from './kernel/job-runs';
import { listLetters, replayLetters } from './kernel/outbox';

/* What somebody who runs a server asks on the command line: docs/operations.md. Each gives the lines to print. */

const withDb = async <T>(config: Config, work: (db: Db) => Promise<T>): Promise<T> => {
  const source = await openDatabase(config.DATABASE_URL, 1);
  try {
    return await work(new Db(source.manager));
  } finally {
    await source.destroy();
  }
};

const at = (instant: number | null) => (instant === null ? '-' : new Date(instant).toISOString());

/** `jobs`: the last run of each job, in whichever server. */
export const showJobs = (config: Config): Promise<string[]> =>
  withDb(config, async (db) =>
    (await listJobRuns(db)).map(
      ({ name, outcome, startedAt, endedAt, counts, failed, runs, failures, error, errorAt, node }) =>
        `${name}: ${outcome} ${at(startedAt)} to ${at(endedAt)} on ${node} ${counts}, ${failed} bad; ${failures} of ${runs} runs with something wrong` +
        (errorAt === null ? '' : `\n  last: ${at(errorAt)} ${error}`),
    ),
  );

/**
 * `outbox`: what waits to be delivered and what has been given up; `outbox replay <id>` or `outbox replay all` sends what has
 * been given up again. Throws on other words.
 */
export const tendOutbox = (config: Config, [verb, which]: readonly string[]): Promise<string[]> =>
  withDb(config, async (db) => {
    if (verb === 'replay' && which !== undefined && /^(all|[1-9]\d*)$/.test(which)) {
      const sent = await replayLetters(db, which === 'all' ? 'all' : Number(which), Date.now());
      return [`${sent} letters will be sent again`];
    }
    if (verb !== undefined) throw new Error('Say: outbox, outbox replay <id>, or outbox replay all.');
    const letters = await listLetters(db);
    if (letters.length === 0) return ['nothing waits'];
    return letters.map(
      ({ id, kind, state, attempts, dueAt, createdAt, error }) =>
        `${id} ${kind} ${state}, since ${at(createdAt)}, ${attempts} attempts${state === 'waiting' ? `, next ${at(dueAt)}` : ''}${error && `: ${error}`}`,
    );
  });
