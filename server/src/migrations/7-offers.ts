import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shops give for points, what it has cost, and the vouchers that residents hold. Prices are fen. */
const TABLES = [
  `CREATE TABLE offers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    title VARCHAR(40) NOT NULL,
    detail VARCHAR(1000) NOT NULL,
    photos TEXT NOT NULL,
    list_price INT NOT NULL,
    price INT NOT NULL,
    points INT NOT NULL,
    period ENUM('none','day','week','month') NOT NULL,
    stock INT NULL,
    person_limit INT NULL,
    valid_days SMALLINT NOT NULL,
    hours VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    starts_at BIGINT NULL,
    ends_at BIGINT NULL,
    state ENUM('waiting','open','paused','ended','refused') NOT NULL DEFAULT 'waiting',
    version INT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    KEY merchant (merchant_id, id),
    KEY merchant_state (merchant_id, state, id),
    CONSTRAINT offer_fits CHECK (price >= 0 AND price < list_price AND points > 0)
  )`,
  `CREATE TABLE offer_prices (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    offer_id BIGINT UNSIGNED NOT NULL,
    list_price INT NOT NULL,
    price INT NOT NULL,
    points INT NOT NULL,
    since BIGINT NOT NULL,
    KEY offer (offer_id, id)
  )`,
  // How many of an offer are out or used in a period ('M2026-11', 'A' for once and for all).
  `CREATE TABLE offer_stocks (
    offer_id BIGINT UNSIGNED NOT NULL,
    period CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    taken INT NOT NULL DEFAULT 0,
    PRIMARY KEY (offer_id, period),
    CONSTRAINT taken_fits CHECK (taken >= 0)
  )`,
  // What it was worth is copied: a later change of the offer changes no voucher.
  `CREATE TABLE vouchers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    offer_id BIGINT UNSIGNED NOT NULL,
    merchant_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    holder_id BIGINT UNSIGNED NOT NULL,
    hold_id BIGINT UNSIGNED NULL,
    title VARCHAR(40) NOT NULL,
    list_price INT NOT NULL,
    price INT NOT NULL,
    points INT NOT NULL,
    hours VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    period CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state ENUM('open','used','cancelled','expired','returned','undone') NOT NULL DEFAULT 'open',
    shown_until BIGINT NOT NULL DEFAULT 0,
    clerk_id BIGINT UNSIGNED NULL,
    used_at BIGINT NULL,
    closed_at BIGINT NULL,
    note VARCHAR(1000) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    KEY holder (holder_id, state, id),
    KEY taken (offer_id, holder_id, period),
    KEY offer_state (offer_id, state),
    KEY due (state, expires_at, id),
    KEY shown (merchant_id, state, shown_until),
    KEY used (merchant_id, used_at, id)
  )`,
  // Numbers that were typed at a counter; \`hit\` once one was right.
  `CREATE TABLE counter_tries (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    clerk_id BIGINT UNSIGNED NOT NULL,
    hit TINYINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    KEY merchant (merchant_id, hit, created_at),
    KEY age (created_at)
  )`,
];

const CHANGES = ['ALTER TABLE merchants ADD KEY states (state, id)'];

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const APPEND_ONLY = ['UPDATE', 'DELETE'].map(
  (change) => `CREATE TRIGGER offer_prices_no_${change.toLowerCase()} BEFORE ${change} ON offer_prices
    FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'offer_prices is append-only'`,
);

export class Offers7 implements MigrationInterface {
  name = 'Offers1763800000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`${table} ${OPTIONS}`);
    for (const change of CHANGES) await runner.query(change);
    for (const trigger of APPEND_ONLY) await runner.query(trigger);
  }

  /** Vouchers that residents have paid for would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('offers and vouchers cannot be taken back; restore a backup instead'));
  }
}
