import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What residents thank shops for; \`day\` lets each thank each shop once a day. */
const TABLE = `CREATE TABLE merchant_thanks (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  merchant_id BIGINT UNSIGNED NOT NULL,
  author_id BIGINT UNSIGNED NOT NULL,
  day CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body VARCHAR(400) NOT NULL,
  created_at BIGINT NOT NULL,
  removed_at BIGINT NULL,
  removed_by BIGINT UNSIGNED NULL,
  UNIQUE KEY once_a_day (merchant_id, author_id, day),
  KEY merchant (merchant_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

export class Thanks6 implements MigrationInterface {
  name = 'Thanks1763800000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE merchant_thanks');
  }
}
