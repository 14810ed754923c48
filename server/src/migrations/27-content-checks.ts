import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAME = 'VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** What is looked at before or after others read it: see server/src/safety. */
const UP = [
  // `shown`: NULL is for what people review anyway. `is_open` is 1 or NULL, so that what is done with leaves the queue's keys.
  `CREATE TABLE content_checks (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind ${NAME},
    subject_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
    photo_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    author_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NULL,
    community_id BIGINT UNSIGNED NULL,
    grid_id BIGINT UNSIGNED NULL,
    words TEXT NOT NULL,
    state ${NAME},
    label INT NOT NULL DEFAULT 0,
    word VARCHAR(160) NOT NULL DEFAULT '',
    shown TINYINT NULL,
    is_open TINYINT NULL DEFAULT 1,
    queue_at BIGINT NULL,
    trace_id VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at BIGINT NOT NULL,
    answered_at BIGINT NULL,
    closed_at BIGINT NULL,
    closed_as ${NAME} DEFAULT '',
    UNIQUE KEY trace (trace_id),
    KEY subject (kind, subject_id, id),
    KEY photo (photo_id),
    KEY closed (closed_at),
    KEY town_list (town_id, is_open, id),
    KEY community_list (community_id, is_open, id),
    KEY grid_list (grid_id, is_open, id)
  ) ${OPTIONS}`,
  // A verdict may be here before we have noted to what it belongs, and may come twice: the first one stands.
  `CREATE TABLE picture_verdicts (
    trace_id VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    suggest ${NAME},
    label INT NOT NULL,
    came_at BIGINT NOT NULL,
    KEY came (came_at)
  ) ${OPTIONS}`,
  // Every version of a town's list, and who made it.
  `CREATE TABLE town_words (
    town_id BIGINT UNSIGNED NOT NULL,
    version INT NOT NULL,
    words TEXT NOT NULL,
    changed_by BIGINT UNSIGNED NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (town_id, version)
  ) ${OPTIONS}`,
  'ALTER TABLE comments ADD COLUMN held TINYINT NOT NULL DEFAULT 0',
  'ALTER TABLE merchant_thanks ADD COLUMN held TINYINT NOT NULL DEFAULT 0',
  'ALTER TABLE photos ADD COLUMN blocked TINYINT NOT NULL DEFAULT 0',
];

const DOWN = [
  'ALTER TABLE photos DROP COLUMN blocked',
  'ALTER TABLE merchant_thanks DROP COLUMN held',
  'ALTER TABLE comments DROP COLUMN held',
  'DROP TABLE town_words',
  'DROP TABLE picture_verdicts',
  'DROP TABLE content_checks',
];

export class ContentChecks27 implements MigrationInterface {
  name = 'ContentChecks1763800000027';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
