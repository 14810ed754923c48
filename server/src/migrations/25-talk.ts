import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * One level of replies: a comment's thread is the number of the comment that it stands under, its own when it stands by
 * itself, so that one index gives a page of a talk in the order in which it is read.
 */
const COMMENTS = [
  `ALTER TABLE comments ADD COLUMN thread_id BIGINT UNSIGNED NOT NULL DEFAULT 0 AFTER subject_id,
    ADD COLUMN answers_id BIGINT UNSIGNED NULL AFTER thread_id,
    ADD COLUMN edited_at BIGINT NULL AFTER created_at,
    ADD COLUMN like_count INT NOT NULL DEFAULT 0,
    ADD COLUMN reply_count INT NOT NULL DEFAULT 0`,
  'UPDATE comments SET thread_id = id WHERE thread_id = 0',
  'ALTER TABLE comments DROP KEY subject, ADD KEY subject (subject_kind, subject_id, thread_id, id)',
];

/** Who wants to hear no more of whom; `users.blocking` counts them, so that a session knows without asking when there are none. */
const BLOCKS = [
  `CREATE TABLE blocks (
    user_id BIGINT UNSIGNED NOT NULL,
    blocked_id BIGINT UNSIGNED NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, blocked_id),
    KEY newest (user_id, created_at, blocked_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
  'ALTER TABLE users ADD COLUMN blocking SMALLINT UNSIGNED NOT NULL DEFAULT 0',
];

/** What a session tells of its user, before and from now on: see 22-identity-changes.ts. */
const TOLD_BEFORE = [
  ...['name', 'avatar', 'role', 'ranked', 'town_id', 'community_id', 'grid_id'],
  ...['scope_region_id', 'blocked_at'],
];
const TOLD = [...TOLD_BEFORE, 'blocking'];

const toldWhen = (columns: readonly string[]) => [
  'DROP TRIGGER IF EXISTS users_update_told',
  `CREATE TRIGGER users_update_told AFTER UPDATE ON users FOR EACH ROW
    IF NOT (${columns.map((column) => `OLD.${column} <=> NEW.${column}`).join(' AND ')}) THEN
      INSERT INTO identity_changes (user_id) VALUES (OLD.id); END IF`,
];

/** A change of a public post waits as a post of its own beside it: at most one of each. */
const REVISIONS =
  'ALTER TABLE posts ADD COLUMN revises BIGINT UNSIGNED NULL AFTER merchant_id, ADD UNIQUE KEY revises (revises)';

/** Replies, likes on comments, who blocks whom, changes of public posts. */
export class Talk25 implements MigrationInterface {
  name = 'Talk1763800000025';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COMMENTS, ...BLOCKS, ...toldWhen(TOLD), REVISIONS])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM posts WHERE revises IS NOT NULL');
    await runner.query('ALTER TABLE posts DROP KEY revises, DROP COLUMN revises');
    for (const statement of toldWhen(TOLD_BEFORE)) await runner.query(statement);
    await runner.query('ALTER TABLE users DROP COLUMN blocking');
    await runner.query('DROP TABLE blocks');
    await runner.query("DELETE FROM likes WHERE subject_kind = 'comment'");
    await runner.query(
      `ALTER TABLE comments DROP KEY subject, ADD KEY subject (subject_kind, subject_id, id), DROP COLUMN thread_id,
        DROP COLUMN answers_id, DROP COLUMN edited_at, DROP COLUMN like_count, DROP COLUMN reply_count`,
    );
  }
}
