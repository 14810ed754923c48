import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How large each photo was as it was sent, and an index that adds up a user's day. */
export class PhotoBytes20 implements MigrationInterface {
  name = 'PhotoBytes1763800000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE photos ADD COLUMN bytes INT UNSIGNED NOT NULL DEFAULT 0 AFTER sha256, ADD KEY owner_day (owner_id, created_at, bytes)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE photos DROP KEY owner_day, DROP COLUMN bytes');
  }
}
