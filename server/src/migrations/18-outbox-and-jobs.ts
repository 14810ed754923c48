import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to happen outside of the database, and when each job ran last: see kernel/outbox.ts and kernel/job-runs.ts. */
const TABLES = [
  // \`letter_id\` names a letter for ever, also in what it brings about outside; ids may come again after a restore.
  `CREATE TABLE outbox (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    letter_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload TEXT NOT NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
    attempts INT NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL,
    error VARCHAR(500) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    UNIQUE KEY letter (letter_id),
    KEY due (state, due_at, id)
  )`,
  `CREATE TABLE job_runs (
    name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    node VARCHAR(100) NOT NULL,
    outcome VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    counts TEXT NOT NULL,
    failed INT NOT NULL DEFAULT 0,
    error VARCHAR(500) NOT NULL DEFAULT '',
    error_at BIGINT NULL,
    runs BIGINT NOT NULL DEFAULT 0,
    failures BIGINT NOT NULL DEFAULT 0
  )`,
];

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

export class OutboxAndJobs18 implements MigrationInterface {
  name = 'OutboxAndJobs1763800000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`${table} ${OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE job_runs');
    await runner.query('DROP TABLE outbox');
  }
}
