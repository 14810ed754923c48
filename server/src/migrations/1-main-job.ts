import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The tables of the main job. Instants are BIGINT epoch milliseconds (no session time zone can bend them, keyset cursors
 * are plain integers); JSON is kept as TEXT, which reads the same from MariaDB and MySQL. `listed_at` orders a post in
 * whatever list it stands in: when it was sent while it waits, when it was published once approved. So one set of indexes
 * serves both the review queue and the feeds.
 */
const TABLES = [
  `CREATE TABLE regions (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind ENUM('district','town','community','grid') NOT NULL,
    parent_id BIGINT UNSIGNED NULL,
    town_id BIGINT UNSIGNED NULL,
    name VARCHAR(40) NOT NULL,
    unit VARCHAR(40) NOT NULL,
    KEY children (parent_id, id),
    KEY kinds (kind, id)
  )`,
  `CREATE TABLE users (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    openid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    name VARCHAR(40) NOT NULL,
    avatar VARCHAR(20) CHARACTER SET ascii NOT NULL,
    role ENUM('resident','staff','admin','clerk') NOT NULL DEFAULT 'resident',
    town_id BIGINT UNSIGNED NULL,
    community_id BIGINT UNSIGNED NULL,
    grid_id BIGINT UNSIGNED NULL,
    scope_region_id BIGINT UNSIGNED NULL,
    ranked TINYINT NOT NULL DEFAULT 1,
    blocked_at BIGINT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY openid (openid),
    KEY community (community_id, id),
    KEY town (town_id, id)
  )`,
  `CREATE TABLE sessions (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    user_id BIGINT UNSIGNED NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    KEY user (user_id),
    KEY expiry (expires_at)
  )`,
  `CREATE TABLE idempotency_keys (
    user_id BIGINT UNSIGNED NOT NULL,
    call_name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    client_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    input_hash BINARY(32) NOT NULL,
    reply MEDIUMTEXT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, call_name, client_key),
    KEY age (created_at)
  )`,
  `CREATE TABLE scoring_rules (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    town_id BIGINT UNSIGNED NOT NULL,
    code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version INT NOT NULL,
    in_force TINYINT NULL,
    rule TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY version (town_id, code, version),
    UNIQUE KEY in_force (town_id, in_force, code)
  )`,
  `CREATE TABLE posts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    grid_id BIGINT UNSIGNED NULL,
    author_id BIGINT UNSIGNED NOT NULL,
    body TEXT NOT NULL,
    photos TEXT NOT NULL,
    board VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    claim_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    place VARCHAR(80) NULL,
    state ENUM('draft','pending','approved','rejected','withdrawn','hidden') NOT NULL,
    version INT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    sent_at BIGINT NULL,
    listed_at BIGINT NOT NULL,
    locked_by BIGINT UNSIGNED NULL,
    locked_until BIGINT NOT NULL DEFAULT 0,
    first_reviewer_id BIGINT UNSIGNED NULL,
    first_rule_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    decided_at BIGINT NULL,
    decided_unit_id BIGINT UNSIGNED NULL,
    award_title VARCHAR(24) NULL,
    award_seal VARCHAR(4) NULL,
    award_points INT NULL,
    transfer_id BIGINT UNSIGNED NULL,
    like_count INT NOT NULL DEFAULT 0,
    comment_count INT NOT NULL DEFAULT 0,
    KEY town_list (town_id, state, listed_at, id),
    KEY town_board (town_id, board, state, listed_at, id),
    KEY community_list (community_id, state, listed_at, id),
    KEY community_board (community_id, board, state, listed_at, id),
    KEY grid_list (grid_id, state, listed_at, id),
    KEY author (author_id, id),
    KEY author_state (author_id, state, id)
  )`,
  `CREATE TABLE photos (
    id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    owner_id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NULL,
    width INT NOT NULL,
    height INT NOT NULL,
    sha256 BINARY(32) NOT NULL,
    created_at BIGINT NOT NULL,
    KEY post (post_id),
    KEY same_file (sha256),
    KEY unused (post_id, created_at)
  )`,
  `CREATE TABLE reviews (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    post_id BIGINT UNSIGNED NOT NULL,
    reviewer_id BIGINT UNSIGNED NOT NULL,
    unit_id BIGINT UNSIGNED NOT NULL,
    decision ENUM('approve','second','reject','hide','restore') NOT NULL,
    rule_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    rule_version INT NULL,
    reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    note VARCHAR(400) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    KEY post (post_id, id),
    KEY reviewer (reviewer_id, created_at)
  )`,
  `CREATE TABLE likes (
    post_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, user_id)
  )`,
  `CREATE TABLE comments (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    post_id BIGINT UNSIGNED NOT NULL,
    author_id BIGINT UNSIGNED NOT NULL,
    body VARCHAR(1000) NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT NULL,
    removed_by BIGINT UNSIGNED NULL,
    KEY post (post_id, id)
  )`,
];

/*
 * The points book. Only the points book (server/src/book) writes these four tables. The issuing account keeps no balance (it would be the
 * hottest row of the town); every other balance is guarded by the CHECK as well as by the code.
 */
const BOOK = [
  `CREATE TABLE accounts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    town_id BIGINT UNSIGNED NOT NULL,
    kind ENUM('issue','resident','merchant','pool','hold','expiry') NOT NULL,
    owner_id BIGINT UNSIGNED NOT NULL,
    balance BIGINT NULL,
    UNIQUE KEY owner (kind, owner_id),
    CONSTRAINT balance_fits CHECK ((kind = 'issue' AND balance IS NULL) OR (kind <> 'issue' AND balance >= 0 AND balance IS NOT NULL))
  )`,
  `CREATE TABLE transfers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    town_id BIGINT UNSIGNED NOT NULL,
    transfer_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind ENUM('award') NOT NULL,
    resident_id BIGINT UNSIGNED NOT NULL,
    points INT NOT NULL,
    post_id BIGINT UNSIGNED NULL,
    rule_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    rule_version INT NULL,
    title VARCHAR(40) NOT NULL,
    seal VARCHAR(4) NOT NULL,
    unit_id BIGINT UNSIGNED NOT NULL,
    reviewers TINYINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY transfer_key (transfer_key),
    KEY rule_use (resident_id, rule_code, occurred_at),
    KEY post (post_id)
  )`,
  `CREATE TABLE entries (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    transfer_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    amount INT NOT NULL,
    balance_after BIGINT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY once (transfer_id, account_id),
    KEY account (account_id, created_at, id)
  )`,
  `CREATE TABLE honour_totals (
    period CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    ranked TINYINT NOT NULL,
    points INT NOT NULL,
    PRIMARY KEY (period, user_id),
    KEY town (period, town_id, ranked, points, user_id),
    KEY community (period, community_id, ranked, points, user_id),
    KEY user (user_id)
  )`,
];

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export class MainJob1 implements MigrationInterface {
  name = 'MainJob1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES, ...BOOK]) await runner.query(`${table} ${OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...BOOK, ...TABLES].reverse())
      await runner.query(`DROP TABLE ${/CREATE TABLE (\w+)/.exec(table)?.[1] ?? ''}`);
  }
}
