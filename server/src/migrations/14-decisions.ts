import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who decided what, when, and what came of it: one table for the desk and the counter. */
const TABLE = `CREATE TABLE decisions (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id BIGINT UNSIGNED NOT NULL,
  decision VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_id BIGINT UNSIGNED NOT NULL,
  unit_id BIGINT UNSIGNED NULL,
  town_id BIGINT UNSIGNED NOT NULL,
  community_id BIGINT UNSIGNED NULL,
  before_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  after_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rule_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  rule_version INT NULL,
  points INT NULL,
  note VARCHAR(1000) NOT NULL,
  created_at BIGINT NOT NULL,
  KEY subject (kind, subject_id, id),
  KEY actor (actor_id, created_at, id),
  KEY town (town_id, created_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

const APPEND_ONLY = ['UPDATE', 'DELETE'].map(
  (change) => `CREATE TRIGGER decisions_no_${change.toLowerCase()} BEFORE ${change} ON decisions
    FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'decisions is append-only'`,
);

/** To what the first of two has agreed. What an older version did not keep (an appeal's rule) starts over at one. */
const PINNED = [
  `ALTER TABLE posts ADD COLUMN first_rule_version INT NULL AFTER first_rule_code,
    ADD COLUMN first_points INT NULL AFTER first_rule_version`,
  `ALTER TABLE appeals ADD COLUMN first_rule_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER first_decided_by,
    ADD COLUMN first_rule_version INT NULL AFTER first_rule_code, ADD COLUMN first_points INT NULL AFTER first_rule_version`,
];

/** The history of a post that waits for its second reviewer says which version of the rule the first one saw. */
const FILL = `UPDATE posts p JOIN reviews v ON v.id = (SELECT MAX(last.id) FROM reviews last WHERE last.post_id = p.id AND last.decision = 'second')
    JOIN scoring_rules s ON s.town_id = p.town_id AND s.code = v.rule_code AND s.version = v.rule_version
  SET p.first_rule_version = v.rule_version, p.first_points = JSON_EXTRACT(s.rule, '$.points')
  WHERE p.state = 'pending' AND p.first_reviewer_id = v.reviewer_id AND p.first_rule_code = v.rule_code`;

export class Decisions14 implements MigrationInterface {
  name = 'Decisions1763800000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    for (const trigger of APPEND_ONLY) await runner.query(trigger);
    for (const change of PINNED) await runner.query(change);
    await runner.query(FILL);
  }

  /** Who decided what would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('decisions cannot be taken back; restore a backup instead'));
  }
}
