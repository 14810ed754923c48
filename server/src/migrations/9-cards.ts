import type { MigrationInterface, QueryRunner } from 'typeorm';

/* Love discount cards: what shops give, who holds one, and each use. Who holds a card for families in need is read by staff only. */
const TABLES = [
  `CREATE TABLE cards (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    title VARCHAR(40) NOT NULL,
    percent TINYINT UNSIGNED NOT NULL,
    uses SMALLINT NULL,
    valid_until BIGINT NULL,
    valid_days SMALLINT NULL,
    terms VARCHAR(400) NOT NULL,
    audience ENUM('list','need','honour','rule') NOT NULL,
    least INT NULL,
    span ENUM('month','last_month','year') NULL,
    rule_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    quota INT NOT NULL,
    granted INT NOT NULL DEFAULT 0,
    used INT NOT NULL DEFAULT 0,
    state ENUM('waiting','open','refused','ended') NOT NULL DEFAULT 'waiting',
    created_at BIGINT NOT NULL,
    KEY merchant (merchant_id, id),
    KEY town_open (town_id, state, id),
    KEY community_open (community_id, state, id),
    CONSTRAINT granted_fits CHECK (granted >= 0 AND granted <= quota),
    CONSTRAINT card_used CHECK (used >= 0)
  )`,
  // \`checked_at\` and \`used_at\` are of the last use: a code that was settled is not settled again while it is still good.
  `CREATE TABLE card_holdings (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    card_id BIGINT UNSIGNED NOT NULL,
    merchant_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    uses_left SMALLINT NULL,
    used INT NOT NULL DEFAULT 0,
    valid_until BIGINT NOT NULL,
    checked_at BIGINT NOT NULL DEFAULT 0,
    used_at BIGINT NOT NULL DEFAULT 0,
    shown_until BIGINT NOT NULL DEFAULT 0,
    granted_by BIGINT UNSIGNED NULL,
    unit_id BIGINT UNSIGNED NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY once (card_id, user_id),
    KEY user (user_id, id),
    KEY card (card_id, id),
    KEY shown (merchant_id, shown_until, id),
    CONSTRAINT uses_left_fits CHECK (uses_left >= 0),
    CONSTRAINT holding_used CHECK (used >= 0)
  )`,
  `CREATE TABLE card_uses (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    holding_id BIGINT UNSIGNED NOT NULL,
    card_id BIGINT UNSIGNED NOT NULL,
    merchant_id BIGINT UNSIGNED NOT NULL,
    clerk_id BIGINT UNSIGNED NOT NULL,
    checked_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    undone_at BIGINT NULL,
    undone_by BIGINT UNSIGNED NULL,
    undone_reason VARCHAR(400) NOT NULL DEFAULT '',
    UNIQUE KEY once (holding_id, checked_at),
    KEY merchant (merchant_id, id)
  )`,
];

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export class Cards9 implements MigrationInterface {
  name = 'Cards1763800000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`${table} ${OPTIONS}`);
  }

  /** Who holds a card, and what was used of it, would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('cards cannot be taken back; restore a backup instead'));
  }
}
