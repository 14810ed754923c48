import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A month of a shop's card uses is read by when they were. */
export class CardUses12 implements MigrationInterface {
  name = 'CardUses1763800000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE card_uses ADD KEY used (merchant_id, used_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE card_uses DROP KEY used');
  }
}
