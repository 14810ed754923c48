import type { MigrationInterface, QueryRunner } from 'typeorm';

const KIND = 'VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin';

/** What a message shows beside its text, what people have switched off, when they want quiet, and likes by the day. */
const UP = [
  `ALTER TABLE messages ADD COLUMN title VARCHAR(60) NULL AFTER kind, ADD COLUMN from_id BIGINT UNSIGNED NULL AFTER text,
    ADD COLUMN seal VARCHAR(4) NULL AFTER from_id, ADD COLUMN points INT NULL AFTER seal,
    ADD COLUMN subject_kind ${KIND} NULL AFTER points`,
  // A row: switched off. What is not here is told.
  `CREATE TABLE message_mutes (user_id BIGINT UNSIGNED NOT NULL, kind ${KIND} NOT NULL, PRIMARY KEY (user_id, kind))
    ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
  // Minutes of the Shanghai day; both NULL: no quiet hours. Without a row they are the usual ones.
  `CREATE TABLE message_quiet (user_id BIGINT UNSIGNED NOT NULL PRIMARY KEY, quiet_from SMALLINT UNSIGNED NULL,
    quiet_to SMALLINT UNSIGNED NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
  // For who gathers the likes of a day.
  'ALTER TABLE likes ADD KEY day (created_at, subject_kind, subject_id)',
];

/** Earlier versions have no place for these, nor a page that they would lead to. */
const NEW_KINDS =
  "'approved','rejected','unscored','hidden','restored','credited','comment','reply','mention','like','thanks','desk'";

const DOWN = [
  `DELETE FROM messages WHERE kind IN (${NEW_KINDS})`,
  'ALTER TABLE likes DROP KEY day',
  'DROP TABLE message_quiet',
  'DROP TABLE message_mutes',
  `ALTER TABLE messages DROP COLUMN title, DROP COLUMN from_id, DROP COLUMN seal, DROP COLUMN points,
    DROP COLUMN subject_kind`,
];

export class Inbox23 implements MigrationInterface {
  name = 'Inbox1763800000023';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
