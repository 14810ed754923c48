import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of calls that all servers share: see kernel/shared-limit.ts. `ends_at` is the end of the minute that is being counted. */
export class SharedLimits21 implements MigrationInterface {
  name = 'SharedLimits1763800000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rate_limits (
      bucket BINARY(32) NOT NULL PRIMARY KEY,
      used INT UNSIGNED NOT NULL,
      ends_at BIGINT NOT NULL,
      KEY ends (ends_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rate_limits');
  }
}
