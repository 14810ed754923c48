import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * Funds that points are given to, the gifts, and what was used of them. The points themselves are in the book: the account
 * of a fund has what `received` and `used` leave.
 */
const TABLES = [
  // \`community_id\` is NULL for a fund of the whole town. \`closed\` sorts the list: what runs comes first.
  `CREATE TABLE funds (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NULL,
    title VARCHAR(40) NOT NULL,
    cause VARCHAR(1000) NOT NULL,
    goal INT NULL,
    until_at BIGINT NULL,
    photos TEXT NOT NULL,
    closed TINYINT NOT NULL DEFAULT 0,
    received BIGINT NOT NULL DEFAULT 0,
    used BIGINT NOT NULL DEFAULT 0,
    givers INT NOT NULL DEFAULT 0,
    gifts INT NOT NULL DEFAULT 0,
    opened_by BIGINT UNSIGNED NOT NULL,
    unit_id BIGINT UNSIGNED NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT NULL,
    KEY town_list (town_id, closed, id),
    CONSTRAINT fund_not_overdrawn CHECK (used >= 0 AND used <= received)
  )`,
  `CREATE TABLE fund_gifts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    fund_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    points INT NOT NULL,
    anonymous TINYINT NOT NULL,
    created_at BIGINT NOT NULL,
    KEY fund (fund_id, id)
  )`,
  `CREATE TABLE fund_givers (
    fund_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (fund_id, user_id)
  )`,
  `CREATE TABLE fund_uses (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    fund_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NULL,
    points INT NOT NULL,
    merchant_id BIGINT UNSIGNED NULL,
    purpose VARCHAR(1000) NOT NULL,
    photos TEXT NOT NULL,
    state ENUM('proposed','done','refused') NOT NULL DEFAULT 'proposed',
    proposed_by BIGINT UNSIGNED NOT NULL,
    proposed_unit_id BIGINT UNSIGNED NOT NULL,
    decided_by BIGINT UNSIGNED NULL,
    decided_unit_id BIGINT UNSIGNED NULL,
    answer VARCHAR(400) NOT NULL DEFAULT '',
    transfer_id BIGINT UNSIGNED NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT NULL,
    KEY fund_done (fund_id, state, decided_at, id),
    KEY town_queue (town_id, state, id),
    KEY community_queue (community_id, state, id)
  )`,
];

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export class Funds10 implements MigrationInterface {
  name = 'Funds1763800000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`${table} ${OPTIONS}`);
  }

  /** What the points of the book were given and used for would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('funds cannot be taken back; restore a backup instead'));
  }
}
