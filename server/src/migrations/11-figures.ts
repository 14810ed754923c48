import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many customers a week a shop had before it joined, as its owner says. */
export class Figures11 implements MigrationInterface {
  name = 'Figures1763800000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE merchants ADD COLUMN weekly_before INT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE merchants DROP COLUMN weekly_before');
  }
}
